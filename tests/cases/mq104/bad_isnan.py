"""No NaN survives the stub."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class LidarInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.point_quant = QuantStub()
        self.pillar = nn.Linear(5, 64)

    def forward(self, points):
        points = self.point_quant(points)
        broken = torch.isnan(points)  #> MQ104
        return self.pillar(points), broken
