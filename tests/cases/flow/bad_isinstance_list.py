"""Reported: isinstance list."""

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

    def forward(self, x, m):
        if isinstance(x, (list, tuple)):
            xs = [self.quant(e) for e in x]
        else:
            xs = [self.quant(x)]
        return xs[0] * (m > 0)  #> MQ201
