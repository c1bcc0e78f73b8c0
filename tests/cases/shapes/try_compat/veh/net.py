from torch import nn

from .compat import DeQuantStub, QuantStub, masked_scale, shift


class VehNet(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.quant, self.dequant = QuantStub(), DeQuantStub()
        self.conv = nn.Conv2d(c, c, 1)

    def forward(self, img, roi):
        inside = roi.bool()
        x = self.conv(self.quant(img))
        x = masked_scale(x, inside)
        x = shift(x, inside)
        out = self.dequant(x)
        # plain float from here on
        return out * inside
