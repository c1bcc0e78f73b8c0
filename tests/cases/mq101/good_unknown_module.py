"""Silent: what a module from a registry returns is unknown."""
from mmdet.models import build_neck
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ConfiguredDetector(nn.Module):
    def __init__(self, neck):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.neck = build_neck(neck)

    def forward(self, feats):
        level_ids = self.neck(self.quant(feats))
        return level_ids == 1
