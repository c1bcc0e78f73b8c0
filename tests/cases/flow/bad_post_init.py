"""Reported: post init."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


from dataclasses import dataclass, field


@dataclass
class Bag:
    feat: torch.Tensor
    raw: torch.Tensor
    mask: torch.Tensor = field(init=False)

    def __post_init__(self):
        self.mask = self.raw > 0

    def masked(self):
        return self.feat * self.mask  #> MQ201


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        bag = Bag(self.quant(x), m)
        return bag.masked()
