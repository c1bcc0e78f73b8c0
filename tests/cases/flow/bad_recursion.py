"""Reported: a method that calls itself."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def walk(self, t, depth):
        if depth == 0:
            return t == 1  #> MQ101
        return self.walk(t, depth - 1)

    def forward(self, x):
        return self.walk(self.quant(x), 3)
