"""A slice that merely multiplies: a gate is data, a valid flag is a mask."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GateAndValid(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_gate = QuantStub()
        self.quant_valid = QuantStub()
        self.quant_masked = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, a, b, c):
        a = self.quant_gate(a)
        gate = a[..., :4]
        x = a[..., 4:] * gate

        b = self.quant_valid(b)  #> MQ401
        valid = b[..., -1:]
        y = b[..., :-1] * valid

        c = self.quant_masked(c)
        masked = c[:, 0:1]
        z = c[:, 1:] * masked
        return self.dequant(x), self.dequant(y), self.dequant(z)
