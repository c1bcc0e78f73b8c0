"""The method `eq` of a layer's output with another layer's output."""
from torch import nn
from torch.quantization import QuantStub


class TwinHeads(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.quant = QuantStub()
        self.fast = nn.Conv2d(channels, 8, 1)
        self.slow = nn.Conv2d(channels, 8, 3, padding=1)

    def forward(self, feat):
        feat = self.quant(feat)
        agree = self.fast(feat).eq(self.slow(feat))  #> MQ103
        return agree
