"""Clamping to 0..1 cuts 1.0007 off, but leaves 0.996 as it is."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class VisibilityHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, visibility):
        visibility = self.quant(visibility).clamp(0, 1)
        full = self.dequant(visibility) == 1  #> MQ101
        return full
