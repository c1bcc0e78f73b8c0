"""Fake quantization written out, with a literal scale."""
import torch
from torch import nn
from torch.quantization import QuantStub


class WrittenOut(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y, z):
        a = torch.fake_quantize_per_tensor_affine(x, 0.5, 0, -128, 127)
        b = torch.fake_quantize_per_tensor_affine(y, 0.3, 0, -128, 127)
        c = self.quant(z)
        on = a == 1
        off = a == 0
        hit = b == 1  #> MQ101
        over = b >= 1  #> MQ102
        miss = b == 0
        return on, off, hit, over, miss, c == 0
