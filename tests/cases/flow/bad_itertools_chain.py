"""Reported: itertools chain."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


import itertools


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, xs, ys):
        qs = [self.quant(x) for x in xs]
        for each in itertools.chain(qs, ys):
            print(each == 1)  #> MQ101
