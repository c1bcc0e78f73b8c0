"""The annotation BoolTensor gives the kind of the parameter."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import Tensor, nn
from torch.quantization import DeQuantStub


class PolygonNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv1d(6, 64, 1)

    def forward(self, polygons: Tensor, inside: torch.BoolTensor) -> Tensor:
        feat = self.conv(self.quant(polygons))
        feat = feat.mul(inside[:, None])  #> MQ201
        return self.dequant(feat)
