"""The comparison is the condition of torch.where."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class DepthBlend(nn.Module):
    def __init__(self):
        super().__init__()
        self.near_quant = QuantStub()
        self.far_quant = QuantStub()
        self.ratio_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, near, far, ratio):
        near, far = self.near_quant(near), self.far_quant(far)
        ratio = self.ratio_quant(ratio)
        depth = torch.where(ratio > 1, far, near)  #> MQ102: ratio > 1
        return self.dequant(depth)
