"""Reported: sorted and map keep the elements."""

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
        qs = list(map(self.quant, xs))
        return [q == 1 for q in sorted(qs, key=lambda q: q.shape[0])]  #> MQ101
