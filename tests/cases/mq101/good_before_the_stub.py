"""Silent: the comparison reads the raw tensor, only its result is quantized."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CrosswalkEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_kind = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points, kind):
        crosswalk = (kind == 1).to(torch.float)
        crosswalk = self.quant_kind(crosswalk)
        points = self.quant(points)
        return self.dequant(points * crosswalk)
