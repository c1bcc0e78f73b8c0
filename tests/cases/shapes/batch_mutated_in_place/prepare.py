def quantize_inputs(batch, stubs):
    for key in ("img", "bev"):
        batch[key] = stubs[key](batch[key])


def add_counts(batch):
    batch["count"] = batch["img"].shape[1]
    batch.setdefault("levels", []).append(batch["bev"])
    batch.setdefault("raw_levels", []).append(batch["pose"])
