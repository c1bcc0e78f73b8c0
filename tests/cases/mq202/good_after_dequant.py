"""Silent: behind the dequantizer everything is float."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class OutputMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Conv2d(64, 2, 1)

    def forward(self, feat, roi):
        out = self.head(self.quant(feat))
        out = self.dequant(out)
        inside = (roi > 0).float()
        out = out * inside - (1 - inside) * 100.0
        return out
