"""Silent: a classmethod computes, but with nothing that goes wrong."""

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

    @classmethod
    def as_index(cls, t):
        return t.long()

    def forward(self, x):
        return self.quant(self.as_index(x).float())
