import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def above(limit):
    def test(t):
        return t >= limit  #> MQ102

    return test


def equals(number):
    return lambda t: t == number  #> MQ101


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        hit = above(1)
        is_two = equals(2)
        return hit(q), is_two(q)


class Fractions(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        return above(0.5)(q), equals(0)(q), above(0.25)(x)
