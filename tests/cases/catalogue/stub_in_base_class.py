"""The stub is the base class's; the mistake is the subclass's."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class QuantBase(nn.Module):
    ACTIVE = 1

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def prepare(self, x):
        return self.quant(x)

    def forward(self, x):
        return self.dequant(self.body(self.prepare(x)))


class Gate(QuantBase):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 1)

    def body(self, q):
        return self.conv(q).masked_fill(q == self.ACTIVE, 0.0)  #> MQ101


class Wrapped(QuantBase):
    def forward(self, x):
        y = super().forward(x)
        return y, y >= 1  #> MQ102

    def body(self, q):
        return q.relu()
