"""Silent: a weight is no quantized value."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CheckedLinear(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(width, width)
        self.gain = nn.Parameter(torch.rand(width))

    def forward(self, x):
        healthy = torch.isfinite(self.gain).all()
        return self.dequant(self.fc(self.quant(x))), healthy, self.gain < float("inf")
