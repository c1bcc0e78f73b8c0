"""Reported: sequential ordereddict named."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


from collections import OrderedDict


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()
        self.pre = nn.Sequential(OrderedDict([("stub", QuantStub()), ("conv", nn.Conv2d(3, 3, 1))]))

    def forward(self, x, m):
        x = self.pre.stub(x)
        return x * (m > 0)  #> MQ201
