"""Silent: 0 comes back as 0 on every grid, however it is spelled."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

EMPTY = 0


class SparseVoxelGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_count = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, voxels, count):
        count = self.quant_count(count)
        voxels = self.quant(voxels)
        empty = torch.logical_or(count == EMPTY, torch.eq(count, torch.tensor(0.0)))
        voxels = voxels.masked_fill(empty, 0.0)
        filled = torch.logical_not(count.eq(0))
        return self.dequant(voxels), filled, self.dequant(count) != 0
