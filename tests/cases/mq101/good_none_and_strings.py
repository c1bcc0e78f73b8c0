"""Silent: comparisons with None and with strings ask about something else."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TemporalNeck(nn.Module):
    def __init__(self, mode="concat"):
        super().__init__()
        self.mode = mode
        self.quant = QuantStub()
        self.quant_prev = QuantStub()
        self.dequant = DeQuantStub()
        self.fuse = nn.Conv2d(128, 64, 1)

    def forward(self, feat, prev=None):
        feat = self.quant(feat)
        if prev is not None:
            prev = self.quant_prev(prev)
        if prev == None or self.mode == "single":
            return self.dequant(feat)
        if self.mode in ("concat", "sum"):
            feat = self.fuse(prev)
        return self.dequant(feat)
