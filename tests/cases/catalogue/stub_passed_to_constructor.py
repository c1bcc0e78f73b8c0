"""The caller makes the modules, stub and all."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Reader(nn.Module):
    def __init__(self, stub, head):
        super().__init__()
        self.stub = stub
        self.head = head

    def forward(self, x):
        x = self.stub(x)
        return self.head(x), x == 1  #> MQ101


class PlainReader(nn.Module):
    def __init__(self, stub):
        super().__init__()
        self.stub = stub

    def forward(self, x):
        x = self.stub(x)
        return x == 1


class Owner(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.keeper = QuantStub()
        self.dequant = DeQuantStub()
        self.reader = Reader(QuantStub(), nn.Linear(dim, dim))
        self.other = PlainReader(nn.Identity())

    def forward(self, x, y):
        out, hit = self.reader(x)
        return self.dequant(out), hit, self.other(y)
