"""Reported: string key fmt."""

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
        for i in range(2):
            out[f"lvl_{i}"] = self.quant(data[i])
        return out["lvl_1"] == 1  #> MQ101
