"""Silent: max pooling picks values of the tensor that it is compared with."""
from torch import nn
from torch.nn import functional as F
from torch.quantization import DeQuantStub, QuantStub


class CenterDecoder(nn.Module):
    def __init__(self, channels=64, classes=10):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.heat = nn.Sequential(nn.Conv2d(channels, classes, 1), nn.Sigmoid())

    def forward(self, feat):
        heat = self.dequant(self.heat(self.quant(feat)))
        pooled = F.max_pool2d(heat, kernel_size=3, stride=1, padding=1)
        peaks = (pooled == heat).float()
        return heat * peaks
