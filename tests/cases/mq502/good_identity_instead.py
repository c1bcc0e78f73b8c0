"""Silent: the inner entry is an Identity, not a stub."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = nn.Identity()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, x):
        return self.conv(self.quant(x))


class Wrapped(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = Backbone()

    def forward(self, image):
        return self.dequant(self.backbone(self.quant(image)))
