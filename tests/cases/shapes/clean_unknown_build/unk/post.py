import torch


def postprocess(scores, flags, metas):
    """What the head returns is not known to anybody."""
    on = flags == 1
    sure = scores >= 1
    kept = scores * on
    if metas.get("count", 0) == 1:
        kept = kept + sure
    return kept, flags.int(), torch.isnan(scores)
