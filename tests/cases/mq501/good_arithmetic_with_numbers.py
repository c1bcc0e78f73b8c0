"""Silent: graph preparation replaces arithmetic with numbers."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class BoxDecode(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.reg = nn.Conv2d(64, 4, 1)

    def forward(self, feat):
        boxes = self.reg(self.quant(feat))
        boxes = boxes + 1
        boxes = 2 * boxes - 0.5
        boxes = boxes / 8
        boxes = -boxes + 1
        return self.dequant(boxes**2)
