"""A literal scale does not make room for NaN, either."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class OccupancyInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.occ_quant = QuantStub(scale=1.0)
        self.conv = nn.Conv3d(1, 8, 3)

    def forward(self, voxels):
        voxels = self.occ_quant(voxels)
        unknown = torch.isnan(voxels)  #> MQ104
        feat = self.conv(voxels)
        return feat, unknown
