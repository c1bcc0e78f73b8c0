"""Reported: dict loop known keys."""

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

    def forward(self, data):
        out = {}
        for key in ("a", "b"):
            out[key] = self.quant(data[key])
        return out["b"] == 2  #> MQ101
