"""Neighbours on one grid compare exactly, so MQ103 is silent; `!=` is still not implemented."""
from torch import nn
from torch.quantization import QuantStub


class EdgeDetector(nn.Module):
    def __init__(self):
        super().__init__()
        self.map_quant = QuantStub()

    def forward(self, region_map):
        region_map = self.map_quant(region_map)
        edges = region_map[:, 1:] != region_map[:, :-1]  #> MQ501
        return edges
