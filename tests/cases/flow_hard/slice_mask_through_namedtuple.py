from typing import NamedTuple

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Parts(NamedTuple):
    feats: torch.Tensor
    alive: torch.Tensor


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_b = QuantStub()

    def cut(self, t):
        return Parts(t[..., :-1], t[..., -1:] > 0.5)

    def forward(self, x, y):
        parts = self.cut(self.quant(x))  #> MQ401
        gated = parts.feats.masked_fill(~parts.alive, 0.0)
        whole = self.quant_b(y)
        return gated, whole.masked_fill(whole > 0.5, 0.0)
