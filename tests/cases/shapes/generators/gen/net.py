from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from .head import LevelHead, RawHead
from .levels import quantized_levels, raw_levels, with_level


class PyramidNet(nn.Module):
    def __init__(self, c=8, levels=3):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub() for _ in range(levels)])
        self.dequant = DeQuantStub()
        self.head = LevelHead(c)
        self.teacher = RawHead()

    def forward(self, feats):
        outs = []
        for level, x in with_level(quantized_levels(feats, self.quants)):
            outs.append(self.head(x, level))
        return [self.dequant(o) for o in outs]

    def teach(self, feats):
        return [self.teacher(f) for f in raw_levels(feats)]
