"""Operators that make floats of integers."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import LongTensor, nn


class Angles(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dist_quant = QuantStub()
        self.cell_quant = QuantStub()

    def forward(self, rows: LongTensor, cols: LongTensor):
        angle = self.quant(torch.atan2(rows, cols))
        limited = self.dist_quant(rows.clamp(min=0.5))
        cells = self.cell_quant(rows.clamp(min=1))  #> MQ503
        return angle, limited, cells
