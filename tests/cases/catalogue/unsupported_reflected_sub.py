"""Of arithmetic with numbers only `c - Q` has no replacement."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Complement(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = 1.0
        self.quant_mask = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()

    def forward(self, alpha):
        before = 1 - alpha
        m = self.quant_mask(alpha)
        inv = 1 - m  #> MQ501
        also = self.one - m  #> MQ501
        minus = m - 1
        double = m * 2
        half = m / 2
        square = m ** 2
        neg = -m
        shifted = 3 + m
        m += 1
        m *= 0.5
        after = 1 - self.dequant(m)
        return before, inv, also, minus, double, half, square, neg, shifted, after
