"""enclose is bound whenever it is read, and is a tensor: no number is subtracted from."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


def overlaps(a, b, mode="iou"):
    area = (a[..., 2] - a[..., 0]) * (b[..., 3] - b[..., 1])
    if mode == "giou":
        lt = torch.min(a[..., :2], b[..., :2])
    if mode in ["iou", "iof"]:
        return area
    enclose = lt[..., 0] * lt[..., 1]
    return enclose - area


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y):
        return overlaps(self.quant(x), self.quant(y))
