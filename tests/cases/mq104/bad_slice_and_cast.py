"""A slice, a permutation and `.float()` of a quantized tensor."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class RadarVelocity(nn.Module):
    def __init__(self):
        super().__init__()
        self.radar_quant = QuantStub()

    def forward(self, radar):
        radar = self.radar_quant(radar)
        velocity = radar[..., 3:5].permute(0, 2, 1)
        measured = torch.isfinite(velocity.float())  #> MQ104
        return radar, measured
