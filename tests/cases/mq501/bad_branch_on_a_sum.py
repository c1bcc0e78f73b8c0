"""A branch that depends on the values of a quantized tensor."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SkipEmptyFrames(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.heavy = nn.Conv2d(16, 16, 5, padding=2)

    def forward(self, points):
        points = self.quant(points)
        if points.sum() > 0:  #> MQ501: points.sum() > 0
            points = self.heavy(points)
        return self.dequant(points)
