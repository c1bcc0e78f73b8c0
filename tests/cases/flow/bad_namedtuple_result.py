"""Reported: a collections.namedtuple."""

from collections import namedtuple
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

Pair = namedtuple("Pair", ["feat", "mask"])


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def forward(self, x, m):
        out = Pair(feat=self.quant(x), mask=m == 0)
        return out.feat * out.mask  #> MQ201
