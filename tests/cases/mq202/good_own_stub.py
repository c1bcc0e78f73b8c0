"""Silent: the float mask passes a stub of its own."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LaneEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.exist_quant = QuantStub()
        self.shift_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lanes, count):
        exist = self.exist_quant((count > 0).float())
        shift = torch.zeros(1, 64).masked_fill(count == 0, -100.0)
        lanes = self.lane_quant(lanes) * exist[..., None]
        return self.dequant(lanes + self.shift_quant(shift))
