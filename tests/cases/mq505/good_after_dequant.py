"""Silent: the dequantized output is written."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class WriteOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.reg = nn.Linear(64, 4)

    def forward(self, feat, size):
        boxes = self.dequant(self.reg(self.quant(feat)))
        boxes[..., 0::2] *= size
        boxes[:, 0] = 0.0
        return boxes
