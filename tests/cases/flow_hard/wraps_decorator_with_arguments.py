import functools

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def scaled(factor):
    def deco(fn):
        @functools.wraps(fn)
        def inner(self, x, *args, **kwargs):
            return fn(self, x * factor, *args, **kwargs)

        return inner

    return deco


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.fc = nn.Linear(4, 4)

    @scaled(2.0)
    def gate(self, x, hit, other=None):
        return self.fc(x) * hit  #> MQ201

    @scaled(0.5)
    def fill(self, x, hit):
        return self.fc(x).masked_fill(hit, 0)

    def forward(self, x, dist):
        q = self.quant(x)
        near = dist < 5.0
        return self.gate(q, near, other=x), self.fill(q, hit=near)
