"""Reported: iter generator."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Box:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __iter__(self):
        yield self.a, self.b


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        out = []
        for each, ok in Box(self.quant(x), m > 0):
            out.append(each * ok)  #> MQ201
        return out
