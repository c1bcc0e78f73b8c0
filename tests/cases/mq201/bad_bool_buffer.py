"""A buffer of bools, set up in __init__."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class SectorPool(nn.Module):
    def __init__(self, bins=36):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.register_buffer("sector", torch.zeros(bins, bins, dtype=torch.bool))

    def forward(self, polar_bev):
        polar_bev = self.quant(polar_bev)
        front = self.sector * polar_bev  #> MQ201
        return self.dequant(front.mean(dim=-1))
