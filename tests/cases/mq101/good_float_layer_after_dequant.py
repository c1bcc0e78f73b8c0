"""Silent: a float layer behind the dequantizer leaves no grid."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MixedPrecisionHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Conv2d(3, 16, 3)
        self.float_head = nn.Conv2d(16, 4, 1)

    def forward(self, image):
        feat = self.dequant(self.stem(self.quant(image)))
        out = self.float_head(feat)
        scaled = feat * 4.0
        return out == 1, scaled == 4
