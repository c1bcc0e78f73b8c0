"""Reported: sorted key."""

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

    def forward(self, xs):
        qs = {"b": self.quant(xs), "a": xs}
        return [qs[k] == 1 for k in sorted(qs)]  #> MQ101
