"""Integers on one side only: the rounded side still misses them."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LaneTypeMatch(nn.Module):
    def __init__(self):
        super().__init__()
        self.type_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lane_type, gt_type):
        lane_type = self.dequant(self.type_quant(lane_type))
        gt_type = gt_type.long()
        return lane_type == gt_type  #> MQ103
