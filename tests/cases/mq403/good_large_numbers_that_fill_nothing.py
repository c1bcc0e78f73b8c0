"""Silent: large numbers as positions, sizes and factors of data are not fills."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SinePositions(nn.Module):
    def __init__(self, temperature=10000, dim=64):
        super().__init__()
        self.temperature = temperature
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.dim = dim
        self.max_points = 20000

    def forward(self, position):
        step = torch.linspace(0.0, 1.0, self.dim)
        frequency = self.temperature**step
        wave = torch.sin(position[..., None] / frequency)
        return self.dequant(self.quant(wave[:, : self.max_points]))
