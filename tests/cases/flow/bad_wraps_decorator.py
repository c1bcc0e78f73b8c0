"""Reported: wraps decorator."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


import functools


def with_float_mask(fn):
    @functools.wraps(fn)
    def inner(self, a, b):
        return fn(self, a, self.quant_m(b.float()))

    return inner


def plain(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)

    return inner


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    @with_float_mask
    def gate(self, a, b):
        return a * b

    @plain
    def gate2(self, a, b):
        return a * b  #> MQ201

    def forward(self, x, m):
        return self.gate(self.quant(x), m > 0), self.gate2(self.quant(x), m > 0)
