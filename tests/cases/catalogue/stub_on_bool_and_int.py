"""Stubs take floats."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class StubKinds(nn.Module):
    def __init__(self, n=8):
        super().__init__()
        self.qa = QuantStub()
        self.qb = QuantStub()
        self.qc = QuantStub()
        self.qd = QuantStub()
        self.qe = QuantStub()
        self.qf = QuantStub()
        self.dequant = DeQuantStub()
        self.emb = nn.Embedding(n, 4)

    def forward(self, x, ids):
        hit = x > 0
        a = self.qa(hit)  #> MQ503
        b = self.qb(hit.float())
        c = self.qc(torch.arange(8))  #> MQ503
        d = self.qd(ids.long())  #> MQ503
        e = self.qe(self.emb(ids))
        f = self.qf(torch.arange(8, dtype=torch.float32))
        return a, b, c, d, e, f
