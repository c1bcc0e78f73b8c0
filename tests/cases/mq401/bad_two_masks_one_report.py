"""Two masks come from one stub call: it is reported once."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class OccFlowInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, raster):
        raster = self.quant(raster)  #> MQ401
        road = raster[:, 3:4] > 0.5
        ego = raster[:, 4:5] > 0.5
        flow = raster[:, :2].masked_fill(torch.logical_not(road), 0.0)
        flow = flow.masked_fill(torch.logical_or(road, ego), 0.0)
        return self.dequant(flow)
