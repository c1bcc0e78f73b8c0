"""`&` and `|` of quantized tensors."""
from torch import nn
from torch.quantization import QuantStub


class CombinedRegions(nn.Module):
    def __init__(self):
        super().__init__()
        self.road_quant = QuantStub()
        self.walk_quant = QuantStub()

    def forward(self, road, walk):
        road = self.road_quant(road)
        walk = self.walk_quant(walk)
        both = road & walk  #> MQ501
        either = road | walk  #> MQ501
        return both, either
