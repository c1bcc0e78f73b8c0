"""Reported: contextmanager class."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Frame:
    def __init__(self, x):
        self.x = x

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        with Frame(self.quant(x)) as frame:
            return frame.x * (m > 0)  #> MQ201
