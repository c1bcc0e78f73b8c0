"""Silent: branches on settings, shapes and None look at no values."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Configurable(nn.Module):
    def __init__(self, use_side=False):
        super().__init__()
        self.use_side = use_side
        self.quant = QuantStub()
        self.side_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(8, 8, 1)

    def forward(self, x, side=None):
        x = self.quant(x)
        if self.use_side and side is not None:
            x = x + self.side_quant(side)
        if x.shape[1] != 0 and x.numel() > 0:
            x = self.conv(x)
        assert x.dim() != 3
        return self.dequant(x)
