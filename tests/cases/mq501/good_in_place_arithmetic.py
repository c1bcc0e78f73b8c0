"""Silent: in-place arithmetic is replaced, too."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ResidualScale(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.block = nn.Conv2d(dim, dim, 3, padding=1)

    def forward(self, x):
        x = self.quant(x)
        y = self.block(x)
        y *= 0.1
        y += x
        y -= 3
        return self.dequant(y)
