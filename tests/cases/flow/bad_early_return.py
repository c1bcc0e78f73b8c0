"""Reported: an early return keeps the raw tensor away."""

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

    def forward(self, x, raw: bool):
        if not raw:
            x = self.quant(x)
        else:
            return x == 1
        return x == 1  #> MQ101
