"""Lane head whose visibility stub has the scale of the vendor's model library: 0/1 stays 0/1."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LaneVisibility(nn.Module):
    def __init__(self, num_points=72):
        super(LaneVisibility, self).__init__()
        self.num_points = num_points
        self.lane_quant = QuantStub()
        self.vis_quant = QuantStub(scale=1)
        self.dequant = DeQuantStub()
        self.mlp = nn.Linear(num_points, num_points)

    def forward(self, lanes, vis):
        lanes = self.lane_quant(lanes)
        vis = self.vis_quant(vis)
        seen = vis == 1
        hidden = torch.logical_not(seen)
        pts = self.mlp(lanes).masked_fill(hidden, 0)
        if pts.shape[-1] == 1:
            return self.dequant(pts)
        ends = vis >= 1
        return self.dequant(pts), ends
