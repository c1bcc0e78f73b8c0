"""Silent: a static method computes, but with nothing that goes wrong."""

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

    @staticmethod
    def is_set(t, value=1):
        return t == value

    def forward(self, x):
        return self.is_set(self.quant(x), 0)
