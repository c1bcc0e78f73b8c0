"""`1 - m` of a 0/1 float is a 0/1 float."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FeatureDrop(nn.Module):
    def __init__(self):
        super().__init__()
        self.bev_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, bev, blind_area):
        bev = self.bev_quant(bev)
        outside = 1.0 - (blind_area > 0).to(torch.float32)
        bev = torch.mul(outside, bev)  #> MQ202
        return self.dequant(bev)
