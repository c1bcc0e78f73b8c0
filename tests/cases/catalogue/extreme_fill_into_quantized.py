"""Constants that no int8 grid next to logits can hold."""
import math

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

NEG_INF = -10000.0


class FillInto(nn.Module):
    MIN = -1e8

    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.qk = nn.Linear(dim, dim)

    def forward(self, x, ids):
        pad = ids == 0
        s = self.qk(self.quant(x))
        a = s.masked_fill(pad, NEG_INF)  #> MQ403
        b = s.masked_fill(pad, self.MIN)  #> MQ403
        c = s.masked_fill(pad, float("-inf"))  #> MQ403
        d = s.masked_fill(pad, -math.inf)  #> MQ403
        e = s.masked_fill(pad, torch.finfo(torch.float32).min)  #> MQ403
        f = torch.masked_fill(s, pad, 1e6)  #> MQ403
        g = torch.where(pad, -1e9, s)  #> MQ403
        h = s.masked_fill(pad, -1000.0)
        i = s.masked_fill(pad, 0)
        j = self.dequant(s).masked_fill(pad, -1e9)
        return a, b, c, d, e, f, g, h, i, j.softmax(-1)
