"""Reported: a function of the module."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


def gate(feat, mask):
    return feat * (mask > 0)  #> MQ201


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def forward(self, x, m):
        return gate(self.quant(x), m)
