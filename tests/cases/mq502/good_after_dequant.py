"""Silent: a dequantizer stands between the stubs, as it must around a float part."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FloatIsland(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.requant = QuantStub()
        self.conv = nn.Conv2d(3, 16, 3)
        self.island = nn.InstanceNorm2d(16)

    def forward(self, image):
        x = self.dequant(self.conv(self.quant(image)))
        x = self.requant(self.island(x))
        return self.dequant(x)
