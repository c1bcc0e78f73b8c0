"""The last column is called a mask and multiplies the other columns of the same stub."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LidarPoints(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points):
        points = self.quant(points)  #> MQ401
        valid = points[..., -1:]
        points = points[..., :-1] * valid
        return self.dequant(points)
