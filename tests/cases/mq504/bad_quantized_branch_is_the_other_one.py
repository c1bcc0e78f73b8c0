"""The quantized tensor is the second choice of torch.where."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FillGaps(nn.Module):
    def __init__(self):
        super().__init__()
        self.depth_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, depth, gaps):
        depth = self.depth_quant(depth)
        gaps = gaps.short()
        filled = torch.where(gaps, torch.zeros(1, 1, 96, 320), depth)  #> MQ504
        return self.dequant(filled)
