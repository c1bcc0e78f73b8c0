"""Members by value, by name and by iteration."""
from enum import IntEnum

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Kind(IntEnum):
    CAR = 1
    BIKE = 2


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        a = q == Kind(1)  #> MQ101
        b = q == Kind["CAR"]  #> MQ101
        c = [q == kind for kind in Kind]  #> MQ101
        return a, b, c, x == Kind(1)
