"""Which inputs have a stub is only known from the configuration: the mask need not be among them."""

from torch import nn
from torch.ao.quantization import QuantStub


class Inputs(nn.Module):
    def __init__(self, names):
        super().__init__()
        self.names = names
        self.quants = nn.ModuleDict({name: QuantStub() for name in names})
        for name in names:
            setattr(self, f"quant_{name}", QuantStub())

    def by_key(self, batch):
        data = {**batch, "mask": batch["mask"] > 0}
        for name in self.names:
            data[name] = self.quants[name](data[name])
        return data

    def by_attribute(self, batch):
        data = {**batch, "mask": batch["mask"] > 0}
        for name in self.names:
            data[name] = getattr(self, f"quant_{name}")(data[name])
        return data

    def by_items(self, batch):
        data = {"x": batch["x"], "mask": batch["mask"] > 0}
        out = {}
        for name, quant in self.quants.items():
            out[name] = quant(data[name])
        return out

    def plain(self, batch, name):
        return self.quants[name](batch["mask"] > 0)  #> MQ503
