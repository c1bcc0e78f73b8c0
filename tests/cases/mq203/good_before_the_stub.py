"""Silent: the integers are mixed in before anything is quantized."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class PillarAugment(nn.Module):
    def __init__(self, voxel=0.16):
        super().__init__()
        self.voxel = voxel
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.linear = nn.Linear(3, 64)

    def forward(self, points, coords):
        coords = coords.to(torch.int32)
        points = points - coords[:, None] * self.voxel
        points = points / (points.shape[1] + torch.arange(3))
        return self.dequant(self.linear(self.quant(points)))
