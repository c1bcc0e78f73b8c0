"""Reported: two lists in step."""

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

    def forward(self, xs, ms):
        feats = [self.quant(xs[0]), self.quant(xs[1])]
        masks = [ms[0] > 0, ms[1] > 0]
        return [f * m for f, m in zip(feats, masks)]  #> MQ201
