"""Reported: written in one method, read in another."""

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

    def encode(self, x):
        self.feat = self.quant(x)

    def forward(self, x):
        self.encode(x)
        return self.feat == 1  #> MQ101
