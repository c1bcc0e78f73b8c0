import functools

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def traced(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        out = fn(*args, **kwargs)
        return out

    return inner


def only_first(fn):
    def inner(self, *args):
        return fn(self, *args)[0]

    return inner


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    @traced
    @only_first
    def pick(self, a, b):
        return a, b

    @torch.no_grad()
    @traced
    def forward(self, x, y):
        q = self.quant(x)
        first = self.pick(q, y)
        second = self.pick(y, q)
        return first == 1, second.int()  #> MQ101
