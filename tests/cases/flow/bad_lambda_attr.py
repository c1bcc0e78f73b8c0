"""Reported: lambda attr."""

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
        self.gate = lambda a, b: a * b  #> MQ201

    def forward(self, x, m):
        return self.gate(self.quant(x), m > 0)
