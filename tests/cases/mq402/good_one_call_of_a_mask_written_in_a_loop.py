"""Zeros or ones that a loop (or an if) writes into are one mask at one stub call, not a mask and data."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FromLengths(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_valid = QuantStub()
        self.quant_alive = QuantStub()
        self.quant_pair = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, lens, ids=None):
        h = self.quant(x)
        m = torch.ones(x.shape[0], x.shape[1])
        for i, length in enumerate(lens):
            m[i, length:] = 0
        a = h * self.quant_valid(m.unsqueeze(-1))
        z = torch.zeros(x.shape[0], x.shape[1])
        for i in range(x.shape[0]):
            z[i, : lens[i]] = 1.0
        b = h * self.quant_alive(z)[..., None]
        w = torch.ones(x.shape[0], x.shape[1])
        if ids is not None:
            w[ids < 0] = 0.0
        c = h * self.quant_pair(w)[..., None]
        return [self.dequant(t) for t in (a, b, c)]
