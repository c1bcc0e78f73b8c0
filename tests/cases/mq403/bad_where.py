"""torch.where puts 1e5 next to quantized distances."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

FAR_AWAY = 1e5


class NearestLane(nn.Module):
    def __init__(self):
        super().__init__()
        self.distance_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, distance, lane_count):
        distance = self.distance_quant(distance)
        there = lane_count > 0
        distance = torch.where(there[:, None], distance, FAR_AWAY)  #> MQ403
        return self.dequant(distance.min(dim=-1)[0])
