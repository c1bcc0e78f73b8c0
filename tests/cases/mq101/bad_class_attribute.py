"""The constant is an attribute of the class body."""
import torch
from torch import nn
from torch.quantization import QuantStub


class RadarClutterHead(nn.Module):
    STATIONARY = 2

    def __init__(self):
        super().__init__()
        self.motion_quant = QuantStub()

    def forward(self, motion_state):
        motion = self.motion_quant(motion_state).flatten(1)
        return torch.not_equal(motion, self.STATIONARY)  #> MQ101
