"""Rows that are all zero are padding: `== 0` of the whole and `all` are exact."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class PolylineEncoder(nn.Module):
    def __init__(self, cin=6, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.mlp = nn.Sequential(nn.Linear(cin, dim), nn.ReLU(), nn.Linear(dim, dim))

    def forward(self, polylines):
        q = self.quant(polylines)
        empty = (q == 0).all(dim=-1)
        feat = self.mlp(q)
        feat = feat.masked_fill(empty.unsqueeze(-1), 0.0)
        pooled = feat.max(dim=2)[0]
        gone = empty.all(dim=-1)
        pooled = torch.where(gone.unsqueeze(-1), torch.zeros_like(pooled), pooled)
        bad = feat * empty.unsqueeze(-1)  #> MQ201
        return self.dequant(pooled), bad
