"""Silent: graph preparation replaces torch.where."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SelectSource(nn.Module):
    def __init__(self):
        super().__init__()
        self.camera_quant = QuantStub()
        self.radar_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, camera, radar, night):
        camera = self.camera_quant(camera)
        radar = self.radar_quant(radar)
        fused = torch.where(night > 0, radar, camera)
        return self.dequant(fused)
