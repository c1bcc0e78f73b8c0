"""Consistency checks between two heads, after DeQuantStub."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Consistency(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub()
        self.quant_b = QuantStub()
        self.dequant = DeQuantStub()
        self.register_buffer("anchors", torch.linspace(0.0, 1.0, 16))

    def forward(self, a, b):
        fa = self.dequant(self.quant_a(a))
        fb = self.dequant(self.quant_b(b))
        if torch.equal(fa, fb):  #> MQ103
            return fa
        on_anchor = fa == self.anchors  #> MQ103
        lowest = fb == fb.min()
        moved = fb.flip(0) == fb
        shapes = fa.shape == fb.shape
        same_raw = a == b
        return fa, on_anchor, lowest, moved, shapes, same_raw
