"""Silent: what a class of one's own makes of `!=` and `-` is not known."""
from maps.regions import Region
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RegionHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, meta):
        region = Region(meta)
        rest = 1 - region
        changed = region != 0
        return self.dequant(self.quant(feat)), ~rest, changed
