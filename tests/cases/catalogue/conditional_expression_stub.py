"""Quantized or not, in one expression."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Inline(nn.Module):
    def __init__(self, deploy=False):
        super().__init__()
        self.deploy = deploy
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.requant = QuantStub()

    def forward(self, x, y, dist):
        near = dist < 1.5
        q = x if self.deploy else self.quant(x)
        a = q == 1  #> MQ101
        b = q * near  #> MQ201
        c = q.int() if self.training else q  #> MQ301
        h = q.int() if self.deploy else q  # raw there
        m = near.float() if self.deploy else near.int()
        d = y * m
        e = self.dequant(q) if self.deploy else y
        f = e * near
        g = self.requant(y if self.deploy else self.dequant(q))
        return a, b, c, d, f, g, h
