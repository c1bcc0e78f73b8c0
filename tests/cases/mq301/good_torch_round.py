"""Silent: torch.round, with the cast some steps later."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class PixelCoordinates(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, uv):
        uv = self.dequant(self.quant(uv))
        uv = torch.round(uv)
        uv = uv.view(-1, 2).transpose(0, 1)
        return uv.to(int), uv.to(dtype=torch.int16)
