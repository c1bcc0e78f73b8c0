"""Silent: the raw ids are cast, the data alone is quantized."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LookupFusion(nn.Module):
    def __init__(self, rows=100, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.row_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.table = nn.Embedding(rows, dim)

    def forward(self, feats, ids):
        rows = self.table(ids.to(torch.int64))
        rows = self.row_quant(rows)
        return self.dequant(self.quant(feats) + rows)
