import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Pair:
    def __init__(self, value, keep):
        self.value = value
        self.alive = keep

    def __mul__(self, other):
        return Pair(self.value * other.alive, self.alive)  #> MQ201

    def __add__(self, other):
        return Pair(self.value + other.value, self.alive)

    def __eq__(self, number):
        return self.value == number  #> MQ101

    def __lt__(self, number):
        return self.value < number


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, w):
        p = Pair(self.quant(x), w > 0.5)
        return (p * p).value, (p + p).value, p == 1, p < 0.5
