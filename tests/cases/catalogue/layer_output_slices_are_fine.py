"""What a layer made is no part of what the stub returned."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Yolact(nn.Module):
    def __init__(self, c=32):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Conv2d(c, c + 1, 1)

    def forward(self, x):
        out = self.head(self.quant(x))
        objectness = out[:, :1]
        coeffs = out[:, 1:]
        masked = coeffs.masked_fill(objectness < 0, 0.0)
        valid = out[:, :1]
        soft = coeffs * valid
        return self.dequant(masked), self.dequant(soft)
