"""Silent: a whole number divided, or multiplied by a fraction, is a float."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NormalizedPixels(nn.Module):
    def __init__(self):
        super().__init__()
        self.pixel_quant = QuantStub()
        self.index_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Conv2d(3, 16, 3)

    def forward(self, pixels, cell):
        pixels = pixels.byte() / 255
        cell = cell.int() * 0.05
        feat = self.stem(self.pixel_quant(pixels))
        return self.dequant(feat), self.dequant(self.index_quant(cell))
