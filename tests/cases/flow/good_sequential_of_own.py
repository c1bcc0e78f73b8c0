"""Silent: nn.Sequential with an own class, but with nothing that goes wrong."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Check(nn.Module):
    def forward(self, t):
        return t == 0


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)
        self.body = nn.Sequential(nn.Linear(dim, dim), nn.ReLU(), Check())

    def forward(self, x):
        return self.body(self.quant(x))
