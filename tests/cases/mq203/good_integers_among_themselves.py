"""Silent: integers meet integers."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FlatIndex(nn.Module):
    def __init__(self, width=432):
        super().__init__()
        self.width = width
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, pillars, coords):
        coords = coords.long()
        flat = coords[:, 0] * self.width + coords[:, 1]
        order = torch.arange(flat.shape[0]) * 2 + flat
        pillars = self.quant(pillars)
        return self.dequant(pillars[:, flat]), order
