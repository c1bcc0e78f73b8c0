"""The stub's output is kept on self and taken apart elsewhere."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Tracks(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self._init_quant()
        self.enc = nn.Linear(7, dim)
        self.cache = {}

    def _init_quant(self):
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def load(self, tracks):
        self.cache["tracks"] = self.quant(tracks)  #> MQ401

    @property
    def missing(self):
        return self.cache["tracks"][..., 6] == 0

    def forward(self, tracks):
        self.load(tracks)
        feat = self.enc(self.cache["tracks"])
        feat = feat.masked_fill(self.missing.unsqueeze(-1), 0.0)
        return self.dequant(feat)
