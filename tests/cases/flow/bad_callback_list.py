"""Reported: callback list."""

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
        self.steps = [self._id, self._mul]

    def forward(self, x, m):
        y = self.quant(x)
        for step in self.steps:
            y = step(y, m > 0)
        return y

    def _mul(self, a, b):
        return a * b  #> MQ201

    def _id(self, a, b):
        return a
