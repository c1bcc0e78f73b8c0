"""Reported: kwargs dict call."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        kw = dict(a=self.quant(x))
        kw["b"] = m > 0
        return self.gate(**kw)

    def gate(self, a, b):
        return a * b  #> MQ201
