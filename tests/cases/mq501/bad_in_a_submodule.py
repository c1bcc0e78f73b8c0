"""The operator stands in a class that owns no stub."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PositionFromMask(nn.Module):
    def forward(self, free):
        blocked = 1.0 - free  #> MQ501: 1.0 - free
        rows = blocked.cumsum(1)  #> MQ501: blocked.cumsum(1)
        return rows


class DetrInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.free_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.positions = PositionFromMask()

    def forward(self, free):
        return self.dequant(self.positions(self.free_quant(free)))
