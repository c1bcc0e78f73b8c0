"""Reported: iter dunder."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Box:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        out = []
        for each in Box(self.quant(x)):
            out.append(each * (m > 0))  #> MQ201
        return out
