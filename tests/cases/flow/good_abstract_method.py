"""Silent: the base calls what the subclass implements, but with nothing that goes wrong."""

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

    def head(self, t):
        raise NotImplementedError

    def forward(self, x):
        return self.head(self.quant(x))


class Impl(Net):
    def head(self, t):
        return t == 0
