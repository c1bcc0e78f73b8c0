"""@staticmethod and @property above a decorator of the project."""
from functools import wraps

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


def logged(fn):
    @wraps(fn)
    def wrapper(*args, **kwargs):
        return fn(*args, **kwargs)

    return wrapper


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    @staticmethod
    @logged
    def count(x):
        return x.int()  #> MQ301

    @property
    @logged
    def label(self):
        return 2

    def forward(self, x):
        q = self.quant(x)
        return self.count(q), q == self.label  #> MQ101
