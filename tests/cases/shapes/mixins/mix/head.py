import torch
from torch.ao.nn.quantized import FloatFunctional
from torch.quantization import DeQuantStub, QuantStub

from .base import BaseHead
from .mixins import ClampMixin, MaskMixin


class RoadHead(MaskMixin, ClampMixin, BaseHead):
    def __init__(self, dim=16):
        super().__init__(dim)
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.ff = FloatFunctional()

    def forward(self, lanes, lane_pad):
        keep = torch.logical_not(lane_pad)
        x = self.fc(self.quant(lanes))
        self.log(x)
        x = self.finish(x)
        return self.dequant(self.suppress(x, keep))
