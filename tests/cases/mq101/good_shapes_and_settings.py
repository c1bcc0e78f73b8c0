"""Silent: shapes, dimensions, lengths and settings are Python numbers."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class MultiLevelNeck(nn.Module):
    def __init__(self, num_levels=3):
        super().__init__()
        self.num_levels = num_levels
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.lateral = nn.Conv2d(64, 64, 1)

    def forward(self, feat, others=()):
        feat = self.quant(feat)
        if feat.dim() == 3 or feat.shape[1] == 1:
            feat = feat.unsqueeze(0)
        if self.num_levels == 1 or len(others) == 1 or feat.size(0) in (1, 2):
            return self.dequant(feat)
        return self.dequant(self.lateral(feat))
