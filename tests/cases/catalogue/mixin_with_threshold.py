"""A mixin that compares whatever it is given."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ThresholdMixin:
    limit = 1.0

    def exceeds(self, t):
        return t >= self.limit  #> MQ102

    def positive(self, t):
        return t > 0


class Detector(ThresholdMixin, nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Conv2d(16, 1, 1)

    def forward(self, x):
        s = self.head(self.quant(x))
        return self.dequant(s), self.exceeds(s), self.positive(s)


class FloatDetector(ThresholdMixin, nn.Module):
    limit = 1.0

    def forward(self, x):
        return self.exceeds(x)
