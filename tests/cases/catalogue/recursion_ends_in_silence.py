"""A recursive pyramid, and a loop to a fixpoint."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Recursive(nn.Module):
    def __init__(self, depth: int = 3):
        super().__init__()
        self.depth = depth
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(4, 4, 3, padding=1)

    def down(self, x, level: int):
        if level == 0:
            return x
        return self.down(self.conv(x), level - 1)

    def forward(self, x):
        q = self.quant(x)
        h = q
        i = 0
        while i < self.depth:
            h = self.conv(h) + q
            i += 1
        hit = h == 1  #> MQ101
        y = self.down(x, 3)
        return self.dequant(h), hit, y == 1
