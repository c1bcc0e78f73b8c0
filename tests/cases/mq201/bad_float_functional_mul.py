"""Horizon's FloatFunctional multiplies a QTensor by a bool."""
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class BevFusion(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.visible_mul = FloatFunctional()

    def forward(self, camera_bev, depth):
        in_front = depth > 0.1
        camera_bev = self.quant(camera_bev)
        out = self.visible_mul.mul(camera_bev, in_front)  #> MQ201
        return self.dequant(out)
