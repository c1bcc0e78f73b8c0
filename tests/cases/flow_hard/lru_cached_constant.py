import functools

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@functools.lru_cache(maxsize=None)
def level():
    return 2 - 1


@functools.lru_cache
def origin():
    return 1 - 1


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        a = q == level()  #> MQ101
        b = q == origin()
        c = x == level()
        return a, b, c
