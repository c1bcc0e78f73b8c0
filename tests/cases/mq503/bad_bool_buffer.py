"""A buffer of bools."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FieldOfView(nn.Module):
    def __init__(self, size=128):
        super().__init__()
        self.view_quant = QuantStub()
        self.bev_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.register_buffer("in_view", torch.zeros(size, size, dtype=torch.bool))

    def forward(self, bev):
        in_view = self.view_quant(self.in_view)  #> MQ503
        return self.dequant(self.bev_quant(bev) * in_view)
