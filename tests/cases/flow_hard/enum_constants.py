from enum import Enum, IntEnum

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Kind(IntEnum):
    NONE = 0
    CAR = 1


class Mode(Enum):
    OFF = 0
    ON = 2
    NAME = "on"


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, mode):
        q = self.quant(x)
        a = q == Kind.CAR  #> MQ101
        b = q == Kind.NONE
        c = q == Mode.ON.value  #> MQ101
        d = q == Mode.OFF.value
        e = x == Kind.CAR
        f = mode == Mode.NAME.value
        g = q >= Kind.CAR.value  #> MQ102
        return a, b, c, d, e, f, g
