"""Silent: rounding after the dequantizer restores whole numbers."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LevelOfService(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, level):
        level = self.dequant(self.quant(level)).round()
        free = level <= 1
        jam = 1 < level
        return free, jam
