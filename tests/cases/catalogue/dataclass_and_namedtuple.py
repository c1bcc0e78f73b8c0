"""Values in records."""
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@dataclass
class Frame:
    feat: torch.Tensor
    flag: torch.Tensor


class Pair(NamedTuple):
    left: torch.Tensor
    right: torch.Tensor


class Records(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.flag_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, flag):
        frame = Frame(feat=self.quant(x), flag=self.flag_quant(flag))
        on = frame.flag == 1  #> MQ101
        off = frame.flag == 0
        pair = Pair(frame.feat, x > 0.5)
        out = pair.left * pair.right  #> MQ201
        left, right = pair
        good = torch.where(right, left, torch.zeros_like(left))
        return self.dequant(out), on, off, self.dequant(good)
