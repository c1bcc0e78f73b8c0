"""The check stands in a method that forward calls."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RobustPool(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def _clean(self, value):
        bad = torch.logical_or(torch.isnan(value), value < 0)  #> MQ104: torch.isnan(value)
        return value.masked_fill(bad, 0.0)

    def forward(self, feats):
        feats = [self.quant(feats[0])]
        feats = [self._clean(feat) for feat in feats]
        return [self.dequant(feat) for feat in feats]
