"""Reported: sequential index."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()
        self.pre = nn.Sequential(QuantStub(), nn.Conv2d(3, 3, 1), nn.ReLU())

    def forward(self, x, m):
        x = self.pre(x)
        return x * (m > 0)  #> MQ201
