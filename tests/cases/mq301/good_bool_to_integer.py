"""Silent: a comparison with 0 is exact, and a bool as integer is 0 or 1."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class EmptyCells(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, density):
        density = self.quant(density)
        empty = (density == 0).to(torch.int16)
        positive = torch.logical_not(density).byte()
        return empty, positive, (density > 0).long()
