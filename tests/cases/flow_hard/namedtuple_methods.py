"""Methods and class methods of a typing.NamedTuple."""
from typing import NamedTuple

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Tokens(NamedTuple):
    x: torch.Tensor
    pad: torch.Tensor

    @property
    def total(self):
        return self.x + self.pad  #> MQ201

    def multiplied(self):
        return self.x * self.pad  #> MQ201

    def visible(self):
        return self.x.masked_fill(self.pad, 0.0)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, pad):
        tokens = Tokens(self.quant(x), pad > 0.5)
        return tokens.total, tokens.multiplied(), tokens.visible()
