"""Reported: stub loop module dict."""

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
        self.stubs = nn.ModuleDict({"feat": QuantStub(), "mask": QuantStub()})

    def forward(self, data):
        for key, stub in self.stubs.items():
            data[key] = stub(data[key])
        return data["mask"] == 1  #> MQ101
