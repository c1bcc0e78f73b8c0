"""A layer gives its output a grid of its own."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class HeatmapHead(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(channels, 1, 1)
        self.act = nn.Hardtanh(0.0, 1.0)

    def forward(self, feat):
        heat = self.act(self.conv(self.quant(feat)))
        saturated = heat == 1.0  #> MQ101
        return self.dequant(heat), saturated
