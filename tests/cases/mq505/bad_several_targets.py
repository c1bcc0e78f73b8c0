"""Two columns change places in one statement."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class HeadingFix(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.reg = nn.Linear(64, 9)

    def forward(self, feat):
        boxes = self.reg(self.quant(feat))
        heading = boxes[..., 6] * 0.5
        boxes[..., 6], rest = heading, boxes[..., :6]  #> MQ505
        return self.dequant(boxes), self.dequant(rest)
