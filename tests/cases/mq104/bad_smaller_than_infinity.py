"""Smaller than infinity is what every value on a grid is."""
import math

from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TimeToCollision(nn.Module):
    def __init__(self):
        super().__init__()
        self.ttc_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, ttc):
        ttc = self.ttc_quant(ttc)
        threatening = ttc < math.inf  #> MQ104
        return self.dequant(ttc), threatening
