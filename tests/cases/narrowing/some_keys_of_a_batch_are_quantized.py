"""Only some keys of a batch are quantized; the others are read by constant keys."""

from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

FEATURES = ("agents", "map")


class BatchEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def by_name(self, batch):
        out = {k: (self.quant(v) if k == "agents" else v) for k, v in batch.items()}
        here = out["agents"][..., 0] == 1  #> MQ101
        return out["valid"] == 1, here

    def by_membership(self, batch):
        out = {}
        for key, value in batch.items():
            if key in FEATURES:
                out[key] = self.quant(value)
            else:
                out[key] = value
        here = out["map"][..., 0] == 1  #> MQ101
        return out["valid"] == 1, out["ids"].long(), here

    def by_exclusion(self, batch):
        for key in list(batch):
            if key in ("ids", "valid"):
                continue
            batch[key] = self.quant(batch[key])
        return batch["valid"] == 1, batch["ids"].long()
