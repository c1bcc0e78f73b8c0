"""Reported: attr of config obj."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Cfg:
    valid = 1


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()
        self.cfg = Cfg()

    def forward(self, x):
        q = self.quant(x)
        return q == self.cfg.valid  #> MQ101
