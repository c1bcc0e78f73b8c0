"""Reported: nonlocal writes through."""

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

    def forward(self, x):
        kept = x

        def keep():
            nonlocal kept
            kept = self.quant(x)

        keep()
        return kept == 1  #> MQ101
