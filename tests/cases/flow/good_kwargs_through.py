"""Silent: keyword arguments are handed on, but with nothing that goes wrong."""

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

    def inner(self, feat, mask=None, **kwargs):
        return feat * mask

    def outer(self, *args, **kwargs):
        return self.inner(*args, **kwargs)

    def forward(self, x, m):
        return self.outer(self.quant(x), mask=self.quant_mask(m))
