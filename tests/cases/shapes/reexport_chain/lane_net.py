from torch import nn

from stack import Dequantize, LaneHead, Quantize, RawHead


class LaneNet(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.quant = Quantize()
        self.quant_kind = Quantize()
        self.dequant = Dequantize()
        self.backbone = nn.Sequential(nn.Linear(2, dim), nn.ReLU())
        self.head = LaneHead(dim)
        self.teacher = RawHead(dim)

    def forward(self, points, kind):
        x = self.backbone(self.quant(points))
        return self.dequant(self.head(x, self.quant_kind(kind)))

    def distill(self, points, kind):
        return self.teacher(self.backbone(points), kind)
