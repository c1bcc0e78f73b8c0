"""Subscript writes: into Q, into a raw tensor, into a list and a dict of Qs."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Writes(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.lins = nn.ModuleList([nn.Linear(4, 4), nn.Linear(4, 4)])

    def forward(self, x, y):
        x[:, 0] = 0.0
        low = x < 0.1
        q = self.quant(x)
        q[low] = 0.0  #> MQ505
        q[:, 0] = 1.0  #> MQ505
        outs = [q, q]
        outs[1] = self.lins[1](q)
        named = {}
        named["a"] = outs[0]
        f = self.dequant(outs[1])
        f[low] = 0.0
        far = self.lins[0](q)
        far[low] = -1e9  #> MQ403
        return f, named, far
