"""Features and masks zipped."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Zipped(nn.Module):
    def __init__(self, n=3, c=8):
        super().__init__()
        self.stubs = nn.ModuleList([QuantStub() for _ in range(n)])
        self.dequant = DeQuantStub()
        self.convs = nn.ModuleList([nn.Conv2d(c, c, 1) for _ in range(n)])

    def forward(self, feats, dists):
        masks = [d < 2.0 for d in dists]
        qs = [conv(stub(f)) for conv, stub, f in zip(self.convs, self.stubs, feats)]
        wrong = [q * m for q, m in zip(qs, masks)]  #> MQ201
        right = [q.masked_fill(torch.logical_not(m), 0.0) for q, m in zip(qs, masks)]
        raw = [f * m for f, m in zip(feats, masks)]
        first, *rest = qs
        over = first > 1  #> MQ102
        return wrong, [self.dequant(r) for r in right], raw, over, [r == 0 for r in rest]
