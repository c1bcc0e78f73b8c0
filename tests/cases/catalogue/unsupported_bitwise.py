"""Bit operators on a QTensor; on plain bools they are fine."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Bitwise(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub()
        self.quant_b = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, a, b, flags):
        raw = (a > 0) & (b > 0)
        a = self.quant_a(a)
        b = self.quant_b(b)
        c = ~a  #> MQ501
        d = a & b  #> MQ501
        e = a | flags  #> MQ501
        f = a ^ b  #> MQ501
        g = torch.bitwise_not(a)  #> MQ501
        h = ~(a == 0)
        i = (a > 0.5) & (b < 0.25)
        j = (a == 0) | flags
        k = torch.logical_and(a, b)
        m = torch.logical_not(a)
        return raw, c, d, e, f, g, h, i, j, k, m
