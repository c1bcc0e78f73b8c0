"""Names from a configuration pick items: masks beside data are not meant; all masks, or all quantized, are."""

from torch import nn
from torch.ao.quantization import QuantStub


class Inputs(nn.Module):
    def __init__(self, names):
        super().__init__()
        self.names = names
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.quants = nn.ModuleDict({name: QuantStub() for name in names})

    def masks_only(self, batch, name):
        masks = {"a": batch["a"] > 0, "b": batch["b"] > 0}
        return self.quant_mask(masks[name])  #> MQ503

    def beside(self, batch, name):
        data = {"a": batch["a"], "b": batch["b"] > 0}
        return self.quant(data[name])

    def quantized(self, x, y, name):
        data = {"x": self.quant(x), "y": self.quant(y), "m": x > 0}
        return data[name] == 1  #> MQ101

    def merged(self, batch):
        data = dict(batch, mask=batch["mask"] > 0)
        more = {"near": self.quant(data["x"]), **data}
        more.update(data)
        return more["near"] * more["mask"]  #> MQ201

    def some_of_many(self, batch):
        data = {"a": batch["a"], "b": batch["b"] > 0}
        for name in sorted(data, key=len):
            data[name] = self.quant(data[name])  #> MQ503, MQ402
        return data
