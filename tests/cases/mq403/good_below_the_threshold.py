"""Silent: 5000 is large but below 1e4."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

LARGE = 5e3


class RangeImage(nn.Module):
    def __init__(self):
        super().__init__()
        self.range_quant = QuantStub()
        self.conv = nn.Conv2d(1, 32, 3)

    def forward(self, ranges, echo_count):
        ranges = ranges.masked_fill(echo_count == 0, LARGE)
        ranges = self.range_quant(ranges)
        ranges = ranges.masked_fill(echo_count > 3, -9999.0)
        return self.conv(ranges)
