"""Silent: the raw tensor is looked at."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CleanInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Linear(4, 32)

    def forward(self, points):
        broken = torch.isnan(points) | points.isinf()
        points = points.masked_fill(broken, 0.0)
        return self.dequant(self.stem(self.quant(points)))
