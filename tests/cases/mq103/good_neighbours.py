"""Silent: neighbours in one tensor were rounded alike."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class RepeatedPoints(nn.Module):
    def __init__(self):
        super().__init__()
        self.poly_quant = QuantStub()

    def forward(self, polyline):
        polyline = self.poly_quant(polyline)
        repeated = polyline[:, 1:] == polyline[:, :-1]
        mirrored = polyline.eq(polyline.flip(1))
        return repeated, mirrored
