"""Reported: nested call return dict."""

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
        return self.mix(**self.prep(x, m))

    def prep(self, x, m):
        return {"feat": self.quant(x), "mask": m > 0}

    def mix(self, feat, mask):
        return feat * mask  #> MQ201
