"""Reported: clone module deepcopy."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


import copy


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, m):
        return self.quant(x) * m  #> MQ201 | MQ502: self.quant(x)


def clones(m, n):
    return nn.ModuleList([copy.deepcopy(m) for _ in range(n)])


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()
        self.layers = clones(Layer(), 3)

    def forward(self, x, m):
        for layer in self.layers:
            x = layer(x, m > 0)
        return x
