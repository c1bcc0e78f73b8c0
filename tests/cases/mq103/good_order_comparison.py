"""Silent: larger and smaller between tensors survive the rounding well enough."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CloserAgent(nn.Module):
    def __init__(self):
        super().__init__()
        self.first_quant = QuantStub()
        self.second_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, first, second, limit):
        first = self.first_quant(first)
        second = self.second_quant(second)
        closer = first < second
        inside = torch.le(self.dequant(first), limit)
        return closer, inside
