"""Reported: a mask that may be None."""

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

    def forward(self, x, mask=None):
        q = self.quant(x)
        if mask is not None:
            mask = mask > 0
        return q * mask  #> MQ201
