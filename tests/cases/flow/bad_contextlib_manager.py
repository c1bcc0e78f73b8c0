"""Reported: contextlib manager."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


from contextlib import contextmanager


@contextmanager
def frame(x):
    yield x


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        with frame(self.quant(x)) as f:
            return f * (m > 0)  #> MQ201
