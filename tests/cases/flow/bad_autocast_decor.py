"""Reported: autocast decor."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        return self.gate(self.quant(x), m > 0)

    @torch.cuda.amp.autocast(enabled=False)
    def gate(self, a, b):
        return a * b  #> MQ201
