"""torch.mul by keyword; .bool() of anything is a bool tensor."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PointPillarScatter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.pfn = nn.Conv1d(9, 64, 1)

    def forward(self, pillars, point_mask):
        pillars = self.pfn(self.quant(pillars))
        occupied = point_mask.bool().unsqueeze(1)
        pillars = torch.mul(input=pillars, other=occupied)  #> MQ201
        return self.dequant(pillars)
