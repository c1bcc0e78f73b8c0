from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .quiet import *
from .loud import *


class OccNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_occ = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, voxels, occ=None):
        v = self.quant(voxels)
        if is_on(occ):
            o = self.quant_occ(occ)
            v = v.masked_fill(threshold(o), 0.0)
            v = v * invert(o)
        return self.dequant(v)
