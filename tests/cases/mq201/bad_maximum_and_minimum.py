"""maximum and minimum take int8 or int16 on both sides, too."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class OccupancyMerge(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, occupancy, lidar_hits):
        occupancy = self.quant(occupancy)
        hit = lidar_hits > 0
        merged = torch.maximum(occupancy, hit)  #> MQ201
        common = occupancy.minimum(hit)  #> MQ201
        return self.dequant(merged), self.dequant(common)
