"""Several stubs with written-down scales; some of them hold a 1, some do not."""
import torch
import torch.nn as nn
from horizon_plugin_pytorch.quantization import QuantStub

UNIT = 1.0
SEVENTH_BIT = 1 / 128
SIXTH_BIT = 1 / 64


class ScaleTable(nn.Module):
    def __init__(self):
        super().__init__()
        self.q_unit = QuantStub(UNIT)
        self.q_64 = QuantStub(SIXTH_BIT)
        self.q_128 = QuantStub(SEVENTH_BIT)
        self.q_tenth = QuantStub(scale=0.1)
        self.q_third = QuantStub(scale=0.3)
        self.q_half = QuantStub(scale=0.5)
        self.q_double = QuantStub(2.0)
        self.q_free = QuantStub(None)

    def forward(self, a, b, c, d, e, f, g, h):
        out = []
        out.append(self.q_unit(a) == 1)
        out.append(self.q_64(b) == 1)
        out.append(self.q_128(c) == 1)  #> MQ101
        out.append(self.q_tenth(d) == 1)
        out.append(self.q_third(e) == 1)  #> MQ101
        half = self.q_half(f)
        out.append(half == 1)
        out.append(half == 0.5)
        out.append(half == 100)  #> MQ101
        out.append(self.q_double(g) == 1)  #> MQ101
        free = self.q_free(h)
        out.append(free == 1)  #> MQ101
        out.append(free == 0)
        return out
