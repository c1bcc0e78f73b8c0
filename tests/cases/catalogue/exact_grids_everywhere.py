"""All scales are written down and hold what they are compared with."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

STEP = 1.0 / 32
CODES = (0, 1, 2)


class ExactGrids(nn.Module):
    HALF = 0.5

    def __init__(self):
        super().__init__()
        step = 0.125
        self.flags = QuantStub(scale=1.0, zero_point=0)
        self.codes = QuantStub(1)
        self.fine = QuantStub(scale=STEP)
        self.eighths = QuantStub(scale=step)
        self.halves = QuantStub(self.HALF)
        self.dequant = DeQuantStub()

    def forward(self, a, b, c, d, e):
        a = self.flags(a)
        b = self.codes(b)
        c = self.fine(c)
        d = self.eighths(d)
        e = self.halves(e)
        on = a == 1
        two = b == 2
        low = b < 1
        some = self.dequant(b).max() in CODES
        unit = c == 1
        eighth = d == 0.125
        hit = torch.eq(self.dequant(e), 0.5)
        minus = e == -1
        code = b.long()
        ids = self.dequant(a).int()
        bounded = a >= 1
        return on, two, low, some, unit, eighth, hit, minus, code, ids, bounded
