"""Reported: submodule attr written."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.feat = None

    def forward(self, m):
        return self.feat * (m > 0)  #> MQ201


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()
        self.head = Head()

    def forward(self, x, m):
        self.head.feat = self.quant(x)
        return self.head(m)
