"""Self attention whose mask is added as a bool, or as floats that passed no stub."""
import math

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MaskedAttention(nn.Module):
    def __init__(self, dim=64, heads=4):
        super().__init__()
        self.heads = heads
        self.scale = 1 / math.sqrt(dim // heads)
        self.quant = QuantStub()
        self.bias_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.q = nn.Linear(dim, dim)
        self.k = nn.Linear(dim, dim)
        self.v = nn.Linear(dim, dim)

    def scores(self, x):
        return torch.matmul(self.q(x), self.k(x).transpose(-2, -1)) * self.scale

    def forward(self, tokens, ids):
        pad = ids == 0
        x = self.quant(tokens)
        s = self.scores(x)
        wrong = s + pad[:, None]  #> MQ201
        bias = torch.zeros(pad.shape).masked_fill(pad, -100.0)
        float_bias = s + bias[:, None]  #> MQ202
        good = s + self.bias_quant(bias)[:, None]
        better = s.masked_fill(pad[:, None], -100.0)
        ctx = torch.matmul(better.softmax(-1), self.v(x))
        return self.dequant(ctx), wrong, float_bias, good
