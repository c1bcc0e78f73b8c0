"""Silent: a threshold between two whole numbers is the repair."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

THRESHOLD = 0.5


class LaneExistence(nn.Module):
    def __init__(self):
        super().__init__()
        self.exist_quant = QuantStub()

    def forward(self, exist):
        exist = self.exist_quant(exist)
        there = exist > THRESHOLD
        missing = exist <= 0.5
        left = exist < -0.5
        return there, missing, left
