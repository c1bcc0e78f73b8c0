"""Reported: enumerate over a reversed list."""

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
        levels = [self.quant(x) for x in xs]
        hits = []
        for i, level in enumerate(reversed(levels)):
            hits.append(level == 1)  #> MQ101
        return hits
