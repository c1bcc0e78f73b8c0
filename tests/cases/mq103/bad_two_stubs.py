"""Two tensors that were rounded by two stubs."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class DuplicateLanes(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.map_quant = QuantStub()

    def forward(self, lanes, map_lanes):
        lanes = self.lane_quant(lanes)
        map_lanes = self.map_quant(map_lanes)
        same = lanes == map_lanes  #> MQ103
        return same
