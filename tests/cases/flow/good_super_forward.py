"""Silent: super().forward quantizes, but with nothing that goes wrong."""

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

    def embed(self, x):
        return self.proj(x)

class Child(Net):
    def embed(self, x):
        return super().embed(x)

    def forward(self, x):
        return self.embed(x) == 1
