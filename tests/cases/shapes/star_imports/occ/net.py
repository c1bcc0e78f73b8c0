from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .ops_b import *
from .ops_a import *

__all__ = ["OccNet"]


def _invert(x):
    return x * -1.0 + 1.0


class OccNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_occ = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, voxels, occ):
        v = self.quant(voxels)
        o = self.quant_occ(occ)
        full = threshold(o)
        half = binarize(o)
        v = v.masked_fill(~full, 0.0).masked_fill(~half, 0.0)
        if count(v) == 1:
            v = v.squeeze(0)
        return self.dequant(v * invert(o) + v * _invert(o))
