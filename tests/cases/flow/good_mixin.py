"""Silent: a mixin brings the comparison, but with nothing that goes wrong."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CheckMixin:
    def check(self, t):
        return t == 0


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        return self.check(self.quant(x))


class Model(CheckMixin, Net):
    pass
