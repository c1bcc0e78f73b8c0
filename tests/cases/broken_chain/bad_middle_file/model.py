"""What goes through the broken file is unknown; the rest of the project is still followed."""
import fusion
from gates import open_gate
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CameraLidarGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.camera_quant = QuantStub()
        self.lidar_quant = QuantStub()
        self.seen_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, camera, lidar, returns, seen):
        hit = (returns > 0).unsqueeze(-1)
        camera = self.camera_quant(camera)
        lidar = self.lidar_quant(lidar)
        fused = fusion.fuse(camera, lidar, hit)
        fused = fused * hit
        camera = open_gate(camera, hit)
        dark = self.seen_quant(seen) == 1  #> MQ101: self.seen_quant(seen) == 1
        return self.dequant(camera.masked_fill(dark, 0.0)), fused
