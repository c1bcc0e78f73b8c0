"""Branches on what is in a QTensor."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class EarlyExit(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.easy = nn.Linear(dim, dim)
        self.hard = nn.Linear(dim, dim)

    def forward(self, x):
        if x.sum() > 0:
            x = x * 2
        q = self.quant(x)
        if q.sum() > 0:  #> MQ501
            q = self.easy(q)
        out = self.hard(q) if q.mean() > 0.5 else q  #> MQ501
        if out is None or out.dim() > 3:
            return x
        if out.shape[0] > 1 and self.training:
            return self.dequant(out)
        f = self.dequant(out)
        if f.sum() > 0:
            f = f + 1
        return f
