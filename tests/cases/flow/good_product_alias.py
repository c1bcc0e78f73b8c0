"""Silent: a module-level name for torch.mul, but with nothing that goes wrong."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

product = torch.mul


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def forward(self, x, m):
        return product(self.proj(x), m == 1)
