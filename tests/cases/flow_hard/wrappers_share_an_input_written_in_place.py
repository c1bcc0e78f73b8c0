"""Two wrappers of one class: what one leaves in its inputs is not what the other is called with."""

from torch import nn
from torch.ao.quantization import QuantStub


class Adapter(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.quant = QuantStub()
        self.inner = inner

    def forward(self, batch):
        batch["x"] = self.quant(batch["x"])
        return self.inner(batch)


class Gate(nn.Module):
    def forward(self, batch):
        return batch["x"] * (batch["dist"] < 2)  #> MQ201


class Fill(nn.Module):
    def forward(self, batch):
        return batch["x"].masked_fill(batch["dist"] < 2, 0.0)


def build():
    first, second = Adapter(Gate()), Adapter(Fill())
    return nn.ModuleList([first, second])
