from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .head import DenseHead, FillHead
from .neck import TopDown


class Detector(nn.Module):
    def __init__(self, channels=(32, 32, 32)):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub() for _ in channels])
        self.dequant = DeQuantStub()
        self.neck = TopDown(channels)
        self.head = DenseHead(channels[0], len(channels))
        self.aux = FillHead(channels[0], len(channels))

    def forward(self, feats, regions):
        feats = [quant(f) for quant, f in zip(self.quants, feats)]
        feats = self.neck(feats)
        inside = [r.bool() for r in regions]
        main = self.head(feats, inside)
        aux = self.aux(feats, inside)
        return [self.dequant(a + b) for a, b in zip(main, aux)]
