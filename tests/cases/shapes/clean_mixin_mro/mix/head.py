import torch
from torch.quantization import DeQuantStub, QuantStub

from mix.base import BaseHead, FloatHead
from mix.mixins import FillMixin, ZeroTestMixin


class RoadHead(FillMixin, ZeroTestMixin, BaseHead):
    def __init__(self, dim=8):
        super().__init__(dim)
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()
        self.teacher = FloatHead(dim)

    def decode(self, x):
        return x > self.limit

    def forward(self, x, lane_pad, flag):
        q = self.fc(self.quant(x))
        f = self.quant_flag(flag)
        q = self.suppress(q, torch.logical_not(lane_pad))
        q = self.suppress(q, self.is_on(f))
        return self.dequant(q), self.decode(q), self.teacher.decode(x)
