import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from .ops import GATES, is_one, to_float, to_index


class GateNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.quant_score = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, score, ids):
        q = self.fc(self.quant(x))
        s = self.quant_score(score)
        q = GATES["hard"](q, s)
        q = GATES["soft"](q, s)
        q = GATES["none"](q, s)
        top = is_one(s)
        q = q.masked_fill(top, 0.0)
        number = to_index(s)
        lookup = ids.to(torch.int32)
        plain = (lambda t: t == 1)(ids)
        return self.dequant(to_float(q)), number, lookup, plain
