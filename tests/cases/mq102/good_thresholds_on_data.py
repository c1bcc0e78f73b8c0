"""Silent: metres and scores are no masks; whole numbers other than 1 and -1 are ordinary thresholds there."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RangeBuckets(nn.Module):
    def __init__(self):
        super().__init__()
        self.range_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, ranges):
        ranges = self.range_quant(ranges)
        near = ranges < 10
        middle = ranges >= 10.0
        ranges = self.dequant(ranges)
        return near, middle, ranges > 80, ranges < -2
