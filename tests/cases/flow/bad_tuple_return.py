"""Reported: a helper returns a tuple."""

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

    def split(self, x):
        q = self.quant(x)
        return q, x > 0

    def forward(self, x):
        feat, keep = self.split(x)
        return torch.mul(feat, keep)  #> MQ201
