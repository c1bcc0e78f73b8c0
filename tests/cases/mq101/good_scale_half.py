"""Silent: halves are multiples of the scale 0.5 and inside int8."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class GearState(nn.Module):
    def __init__(self):
        super().__init__()
        self.gear_quant = QuantStub(scale=0.5)

    def forward(self, gear):
        gear = self.gear_quant(gear)
        return gear == 1, gear.eq(-1), gear == 0.5, gear.eq(3.5)
