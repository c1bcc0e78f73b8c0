"""Silent: a float layer after the dequantizer gives values that are on no grid."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FloatTail(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = nn.Conv2d(3, 32, 3)
        self.tail = nn.Linear(32, 1)

    def forward(self, image):
        feat = self.dequant(self.backbone(self.quant(image)))
        value = self.tail(feat.mean(dim=(2, 3)))
        return value >= 1, value < -1
