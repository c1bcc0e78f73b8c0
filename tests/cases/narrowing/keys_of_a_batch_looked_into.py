"""Only some keys of a batch pass the stub: those that a test picks by a part of the name."""

from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class BatchEncoder(nn.Module):
    plain = {"ids", "valid"}

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def by_part(self, batch):
        out = {k: v if "mask" in k else self.quant(v) for k, v in batch.items()}
        return out["agent_mask"] == 1, out["agents"] == 1  #> MQ101: out["agents"] == 1

    def by_prefix(self, batch):
        out = {}
        for key in sorted(batch.keys()):
            out[key] = self.quant(batch[key]) if key.startswith("feat_") else batch[key]
        near = out.get("feat_near") == 1  #> MQ101
        return out["valid"] == 1, near

    def by_exclusion_in_place(self, batch):
        for key in batch:
            if key not in self.plain:
                batch[key] = self.quant(batch[key])
        hit = batch["map"] == 1  #> MQ101
        return batch["valid"] == 1, batch["ids"].long(), hit

    def left_out(self, batch):
        out = {k: self.quant(v) for k, v in batch.items() if k != "valid"}
        rest = out.get("valid", batch["valid"])
        return rest == 1, out["agents"] == 1  #> MQ101: out["agents"] == 1

    def copied(self, batch):
        data = dict(batch.items())
        for key, value in data.items():
            if key == "agents":
                data[key] = self.quant(value)
        return data["valid"] == 1, data["agents"] == 1  #> MQ101: data["agents"] == 1

    def records(self, cams):
        rows = []
        for cam in cams:
            rows.append(self.quant(cam["img"]) if cam["name"] == "front" else cam["img"])
        return rows[0] == 1  #> MQ101
