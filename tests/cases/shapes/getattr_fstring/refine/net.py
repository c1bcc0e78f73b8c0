import torch.nn as nn
from torch.quantization import DeQuantStub, QuantStub

from refine.layers import RawLayer, RefineLayer, ShiftLayer


class RefineNet(nn.Module):
    def __init__(self, c=8, levels=3):
        super().__init__()
        self.levels = levels
        self.quant_region = QuantStub()
        self.dequant = DeQuantStub()
        for i in range(levels):
            setattr(self, f"quant_{i}", QuantStub())
            setattr(self, f"refine{i}", RefineLayer(c))
            setattr(self, f"shift{i}", ShiftLayer(c))
        for i in range(levels):
            self.add_module("raw%d" % i, RawLayer())

    def forward(self, feats, region):
        inside = region.bool()
        outs = []
        for i, f in enumerate(feats):
            x = getattr(self, f"quant_{i}")(f)
            x = getattr(self, f"shift{i}")(x, inside)
            if i == self.levels - 1:
                x = x.relu()
            outs.append(self.dequant(getattr(self, f"refine{i}")(x, inside)))
        region_q = self.quant_region(inside)  #> MQ503
        return outs, self.dequant(region_q)

    def forward_float(self, feats, region):
        inside = region.bool()
        return [getattr(self, "raw%d" % i)(f, inside) for i, f in enumerate(feats)]
