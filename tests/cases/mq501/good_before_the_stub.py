"""Silent: the raw tensor can do all of it."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RawPreparation(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(4, 32)

    def forward(self, points, lengths):
        empty = torch.isclose(points, torch.zeros_like(points)).all(-1)
        points = points.cumsum(dim=1).masked_fill_(empty[..., None], 0.0)
        points = 1 - points
        if lengths.sum() != 0:
            points = points.round()
        return self.dequant(self.embed(self.quant(points)))
