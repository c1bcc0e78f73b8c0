"""Closures read names of the method around them."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Closures(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.layers = nn.ModuleList([nn.Linear(4, 4) for _ in range(3)])

    def forward(self, x, hidden):
        q = self.quant(x)
        on = hidden > 0

        def gated(layer):
            return layer(q) * on  #> MQ201

        outs = [gated(layer) for layer in self.layers]
        equals = lambda t, c: t == c  #> MQ101
        full = equals(q, 1)
        none = equals(q, 0)
        over = (lambda t: t > 0.5)(q)
        return [self.dequant(o) for o in outs], full, none, over
