"""The mask column multiplies what a convolution made of the data columns."""
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class VectorMapNet(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(9, dim, 1)
        self.mul = FloatFunctional()

    def forward(self, lanes):
        lanes = self.quant(lanes)  #> MQ401
        lane_mask = lanes[:, 9:]
        feat = self.conv(lanes[:, :9]).relu()
        feat = self.mul.mul(feat, lane_mask)
        return self.dequant(feat)
