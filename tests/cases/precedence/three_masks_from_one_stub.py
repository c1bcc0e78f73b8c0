"""Several columns of one stub serve as masks: the stub call is reported once."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LaneAttributes(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encode = nn.Linear(12, 32)

    def forward(self, lanes):
        lanes = self.lane_quant(lanes)  #> MQ401
        no_lane = lanes[..., 9] == 0
        no_speed = lanes.select(-1, 10) == 0
        no_light = lanes[..., 11:12] < 0.5
        feat = self.encode(lanes)
        feat = feat.masked_fill(no_lane[..., None], 0.0)
        feat = feat.masked_fill(no_speed[..., None], -1.0)
        return self.dequant(feat.masked_fill(no_light, 1.0))
