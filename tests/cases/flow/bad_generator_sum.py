"""Reported: a generator feeds torch.stack."""

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

    def forward(self, xs):
        stacked = torch.stack([self.quant(x) for x in xs], dim=1)
        return stacked == 1  #> MQ101
