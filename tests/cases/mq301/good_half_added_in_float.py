"""Silent: behind the dequantizer, adding one half and cutting is rounding."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class GridLocation(nn.Module):
    def __init__(self, cell=0.5):
        super().__init__()
        self.cell = cell
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, xy):
        xy = self.dequant(self.quant(xy))
        nearest = (xy + 0.5).long()
        cells = (xy / self.cell).to(torch.int32)
        return nearest, cells
