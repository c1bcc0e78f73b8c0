"""Silent: sizes, dimensions and counters are Python numbers."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MultiScaleNeck(nn.Module):
    def __init__(self, levels=3):
        super().__init__()
        self.levels = levels
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.convs = nn.ModuleList(nn.Conv2d(64, 64, 3) for _ in range(levels))

    def forward(self, feat):
        feat = self.quant(feat)
        if feat.dim() > 1 and feat.shape[0] >= 1:
            feat = feat.flatten(0, 1)
        for level, conv in enumerate(self.convs):
            if level >= 1 and self.levels > 1:
                feat = conv(feat)
        return self.dequant(feat), len(feat) <= 1
