"""Quantized on one way only: still reported."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MaybeQuant(nn.Module):
    def __init__(self, quantize=True):
        super().__init__()
        self.quantize = quantize
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.block = nn.Conv2d(3, 3, 1)

    def forward(self, x, flag):
        if self.quantize:
            x = self.quant(x)
        hit = x == 1  #> MQ101
        try:
            y = self.block(x)
        except RuntimeError:
            y = x
        edge = y >= 1  #> MQ102
        z = flag if self.quantize else None
        if z is not None:
            same = z == 1
        else:
            same = None
        return hit, edge, same
