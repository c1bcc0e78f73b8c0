"""The parent quantizes; so does the child."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Child(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.stub = QuantStub()
        self.conv = nn.Conv2d(c, c, 1)

    def forward(self, x):
        return self.conv(self.stub(x))  #> MQ502


class Sibling(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.stub = QuantStub()
        self.conv = nn.Conv2d(c, c, 1)

    def forward(self, x):
        return self.conv(self.stub(x))


class Parent(nn.Module):
    def __init__(self, c=8):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.child = Child(c)
        self.sibling = Sibling(c)

    def forward(self, x, y):
        x = self.child(self.quant(x))
        y = self.sibling(y)
        return self.dequant(x), self.dequant(y)
