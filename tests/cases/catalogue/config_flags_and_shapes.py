"""Ones, comparisons and casts all over the place, none of them of quantized values."""
from typing import List

import torch
from torch import Tensor, nn
from torch.quantization import DeQuantStub, QuantStub


class ConfigHead(nn.Module):
    def __init__(self, strides: List[int], share: bool = True, level: int = 1):
        super().__init__()
        self.strides = strides
        self.share = share
        self.level = level
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.convs = nn.ModuleList([nn.Conv2d(8, 8, 3, padding=1) for _ in strides])

    def forward(self, x: Tensor, index: int = 0, names=("a", "b")) -> Tensor:
        if index == 1 or self.level >= 1:
            index = int(self.level)
        if len(self.strides) == 1 and 1 in self.strides:
            index = 0
        x = self.quant(x)
        n, c, h, w = x.shape
        if h == 1 or w == 1 or n * c == 1:
            x = x.expand(n, c, 2, 2)
        if "b" in names and x.ndim == 4 and x.dim() > 1:
            x = self.convs[0 if self.share else index](x)
        scale = float(h >= 1)
        x = x * scale * int(self.share)
        x = x * (h > 1)
        return self.dequant(x)
