"""Silent: a decorator of the file wraps the method, but with nothing that goes wrong."""

import functools
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


def traced(fn):
    @functools.wraps(fn)
    def wrapper(self, *args, **kwargs):
        return fn(self, *args, **kwargs)

    return wrapper


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    @traced
    def score(self, t):
        return t == 1

    def forward(self, x):
        return self.score(x)
