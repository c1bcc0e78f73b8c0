"""In-place products with a bool, and with numbers."""
import torch
import torch.nn as nn
from torch.quantization import DeQuantStub, QuantStub


class InPlaceGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.mlp = nn.Linear(16, 16)

    def forward(self, x, pad):
        pad = pad.bool()
        h = self.mlp(self.quant(x))
        h *= 0.5
        h += 1.0
        h *= pad[..., None]  #> MQ201
        g = self.mlp(self.quant(x))
        g.mul_(torch.logical_not(pad)[..., None])  #> MQ201
        g.add_(2)
        raw = self.dequant(g)
        raw *= pad[..., None]
        raw = raw * (raw > 0.1)
        return self.dequant(h), raw
