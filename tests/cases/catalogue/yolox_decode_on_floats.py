"""Everything after DeQuantStub and float arithmetic is plain."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class YoloxHead(nn.Module):
    def __init__(self, c=64, n_cls=10, stride=8):
        super().__init__()
        self.stride = stride
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cls = nn.Conv2d(c, n_cls, 1)
        self.reg = nn.Conv2d(c, 4, 1)
        self.obj = nn.Conv2d(c, 1, 1)

    def forward(self, feat):
        q = self.quant(feat)
        return self.dequant(self.cls(q)), self.dequant(self.reg(q)), self.dequant(self.obj(q))

    def decode(self, feat, score_thr: float = 0.3):
        cls, reg, obj = self.forward(feat)
        score, label = (cls.sigmoid() * obj.sigmoid()).max(1)
        keep = score > score_thr
        boxes = reg.permute(0, 2, 3, 1)
        xy = boxes[..., :2] + 0.5
        wh = boxes[..., 2:].exp() * self.stride
        big = wh >= 1
        first = label == 1
        cells = (xy * 4).long()
        boxes = torch.cat([xy, wh], -1) * keep[..., None]
        boxes[~keep] = 0.0
        return boxes, big, first, cells, score == 1
