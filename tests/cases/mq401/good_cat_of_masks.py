"""Silent: masks packed with masks share nothing but 0 and 1."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RasterMasks(nn.Module):
    def __init__(self):
        super().__init__()
        self.raster_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 16, 3)

    def forward(self, labels):
        road = (labels == 1).float()
        walk = (labels == 2).float()
        line = (labels == 3).to(torch.float)
        masks = torch.cat([road, walk, line], dim=1)
        return self.dequant(self.conv(self.raster_quant(masks)))
