"""Silent: a gate is a slice that multiplies, but no mask."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GluInput(nn.Module):
    def __init__(self, dim=256):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.out = nn.Linear(dim, dim)

    def forward(self, x):
        value, gate = self.quant(x).chunk(2, dim=-1)
        return self.dequant(self.out(value * torch.sigmoid(gate)))
