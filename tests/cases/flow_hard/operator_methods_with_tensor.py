"""Operators of the project's own class, with a tensor on the right or alone."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Features:
    def __init__(self, feats):
        self.feats = feats

    def __mul__(self, other):
        return Features([feat * other for feat in self.feats])  #> MQ201

    def __rmul__(self, other):
        return [feat.masked_fill(~other, 0.0) for feat in self.feats]

    def __imul__(self, other):
        self.feats = [feat.short() for feat in self.feats]  #> MQ301
        return self

    def __neg__(self):
        return [feat.int() for feat in self.feats]  #> MQ301

    def __getitem__(self, index):
        return self.feats[index]


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, m):
        feats = Features([self.quant(x)])
        kept = (m > 0) * feats
        gated = feats * (m > 0)
        return gated[0] == 1, (feats * 2)[0] == 0, -feats, kept  #> MQ101

    def in_place(self, x):
        feats = Features([self.quant(x)])
        feats *= 2
        return feats
