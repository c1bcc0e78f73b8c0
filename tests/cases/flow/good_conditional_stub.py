"""Silent: a stub that may be None, but with nothing that goes wrong."""

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
        self.extra = nn.Identity() if dim > 8 else None

    def forward(self, x):
        if self.extra is not None:
            x = self.extra(x)
        return x == 1
