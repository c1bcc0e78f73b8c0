"""torch.where builds the 0/1 float."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RouteGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encode = nn.Conv1d(12, 64, 1)

    def forward(self, lanes, lane_id, route_id):
        lanes = self.encode(self.lane_quant(lanes))
        hit = lane_id == route_id
        gate = torch.where(hit, torch.ones(1), torch.zeros(1))
        lanes *= gate[:, None]  #> MQ202
        return self.dequant(lanes)
