"""The method `where` of the quantized tensor, with an integer buffer."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Checkerboard(nn.Module):
    def __init__(self, size=16):
        super().__init__()
        self.a_quant = QuantStub()
        self.b_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.register_buffer("board", torch.zeros(size, size, dtype=torch.long))

    def forward(self, a, b):
        a = self.a_quant(a)
        b = self.b_quant(b)
        mixed = a.where(self.board, b)  #> MQ504
        return self.dequant(mixed)
