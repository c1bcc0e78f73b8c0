"""Silent: the integer becomes a float and passes its own stub."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RowEncoding(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.row_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat):
        rows = torch.arange(feat.shape[2])
        rows = self.row_quant(rows.to(torch.float32))
        feat = self.quant(feat)
        return self.dequant(feat + rows[:, None])
