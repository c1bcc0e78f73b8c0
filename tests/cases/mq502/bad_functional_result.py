"""FloatFunctional returns a quantized tensor."""
import torch
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FusedInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.camera_quant = QuantStub()
        self.lidar_quant = QuantStub()
        self.fused_quant = QuantStub()
        self.ff = FloatFunctional()
        self.dequant = DeQuantStub()

    def forward(self, camera, lidar):
        fused = self.ff.add(self.camera_quant(camera), self.lidar_quant(lidar))
        fused = self.fused_quant(torch.relu(fused))  #> MQ502
        return self.dequant(fused)
