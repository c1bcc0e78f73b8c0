"""Silent: the numbers are Python's."""
import math

from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ClippedRange(nn.Module):
    def __init__(self, max_range=float("inf")):
        super().__init__()
        self.max_range = max_range
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, ranges):
        ranges = self.quant(ranges)
        if not math.isinf(self.max_range) and self.max_range < math.inf:
            ranges = ranges.clamp(max=self.max_range)
        return self.dequant(ranges)
