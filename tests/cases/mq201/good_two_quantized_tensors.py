"""Silent: both operands come from stubs, and numbers are only numbers."""
from torch import nn
from torch.ao.nn.quantized import FloatFunctional
from torch.ao.quantization import DeQuantStub, QuantStub


class SqueezeExcite(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.gate = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(dim, dim, 1), nn.Hardsigmoid())
        self.ff = FloatFunctional()

    def forward(self, x):
        x = self.quant(x)
        x = self.ff.mul(x, self.gate(x))
        x = self.ff.mul_scalar(x, 0.5)
        return self.dequant(x * 2 + 1)
