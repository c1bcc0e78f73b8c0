"""A name that nobody can read is unknown, in a module as in an enumeration."""

import importlib
from enum import Enum

import torch
from torch import nn
from torch.ao.quantization import QuantStub


class Gate(nn.Module):
    def forward(self, q, near):
        return q * near


class Level(Enum):
    LOW = 1
    HIGH = 2


class Net(nn.Module):
    def __init__(self, kind, level):
        super().__init__()
        self.quant = QuantStub()
        self.a = globals()[kind]()
        self.b = eval(kind)()
        self.c = getattr(importlib.import_module(kind.module), kind.name)()
        self.d = vars(nn)["Identity"]()
        self.level, self.other = Level[level], Level(level)
        self.act = eval("torch.relu")

    def forward(self, x, dist):
        q, near = self.act(self.quant(x)), dist < 2
        out = self.a(q, near), self.b(q, near), self.c(q, near), self.d(q)
        return out, q == self.level.value, q == self.other.value, q == 1  #> MQ101
