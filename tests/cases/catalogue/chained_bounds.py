"""Sanity checks on a dequantized probability."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ScoreCheck(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Conv2d(16, 1, 3, padding=1)

    def forward(self, feat):
        score = self.dequant(self.head(self.quant(feat)))
        peak = score.max()
        in_unit = 0 <= peak <= 1  #> MQ102
        half_open = 0 <= peak < 0.5
        n = feat.shape[0]
        small = 1 <= n <= 8
        return score, in_unit, half_open, small
