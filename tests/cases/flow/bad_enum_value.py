"""Reported: enum value."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


from enum import Enum


class Kind(Enum):
    NONE = 0
    CAR = 1


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, kind):
        kind = self.quant(kind)
        return kind == Kind.CAR.value  #> MQ101
