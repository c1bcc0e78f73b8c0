"""Subtracting, with the bool on either side."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class OccupancyDelta(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, occ_logits, height):
        occ = torch.sigmoid(self.quant(occ_logits))
        ground = height < 0.2
        above = torch.sub(occ, ground)  #> MQ201
        below = ground - occ  #> MQ201
        return self.dequant(above), self.dequant(below)
