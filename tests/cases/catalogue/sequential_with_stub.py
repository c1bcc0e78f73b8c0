"""The stub is the first stage of a Sequential."""
from collections import OrderedDict

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Stages(nn.Module):
    def __init__(self, c=16):
        super().__init__()
        self.enc = nn.Sequential(QuantStub(), nn.Conv2d(3, c, 3), nn.ReLU())
        self.dec = nn.Sequential(nn.Conv2d(c, 1, 1), DeQuantStub())
        self.plain = nn.Sequential(OrderedDict([("conv", nn.Conv2d(3, c, 3)), ("act", nn.ReLU())]))

    def forward(self, x, dist):
        near = dist < 5.0
        q = self.enc(x)
        wrong = q * near  #> MQ201
        out = self.dec(q)
        fine = out * near
        late = out == 1  #> MQ101
        y = self.plain(x)
        return wrong, fine, late, y * near, y == 1
