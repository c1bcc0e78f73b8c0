"""Reported: dataclass factory."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


from dataclasses import dataclass, field


@dataclass
class Bag:
    feats: list = field(default_factory=list)
    masks: list = field(default_factory=list)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        bag = Bag()
        bag.feats.append(self.quant(x))
        bag.masks.append(m.bool())
        return bag.feats[0] * bag.masks[0]  #> MQ201
