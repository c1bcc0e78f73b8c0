"""Reported: a static method computes."""

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
        return t == value  #> MQ101

    def forward(self, x):
        return self.is_set(self.quant(x))
