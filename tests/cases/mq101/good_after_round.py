"""Silent: rounding after the dequantizer restores whole numbers."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LaneIdDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lane_ids):
        lane_ids = self.dequant(self.quant(lane_ids))
        ego_lane = torch.round(lane_ids) == 1
        left_lane = lane_ids.round() == 2
        return ego_lane, left_lane
