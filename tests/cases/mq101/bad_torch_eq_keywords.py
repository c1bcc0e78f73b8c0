"""torch.eq with its arguments given by keyword is the same comparison."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class OccupancyGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_occ = QuantStub()
        self.quant_feat = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, bev, occupancy):
        occupancy = self.quant_occ(occupancy)
        occupied = torch.eq(input=occupancy, other=1)  #> MQ101
        bev = self.quant_feat(bev)
        bev = bev.masked_fill(occupied, 0.0)
        return self.dequant(bev)
