"""Reported: entry in."""

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
        x = self.quant(data["img"])
        if "ok" in data:
            x = x * (data["ok"] > 0)  #> MQ201
        return x
