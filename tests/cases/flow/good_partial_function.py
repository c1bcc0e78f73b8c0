"""Silent: functools.partial, but with nothing that goes wrong."""

from functools import partial
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


def matches(t, value):
    return t == value


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        test = partial(matches, value=0)
        return test(self.quant(x))
