from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .head import DenseHead, levels


class Net(nn.Module):
    def __init__(self, c=8, n=3):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub() for _ in range(n)])
        self.quant_region = nn.ModuleList([QuantStub() for _ in range(n)])
        self.dequant = DeQuantStub()
        self.head = DenseHead(c, n)

    def forward(self, feats, regions):
        qs = []
        for i, q in levels(feats, self.quants):
            if i == 1:
                q = q.contiguous()
            qs.append(q)
        inside = [r == 1 for r in regions]
        weights = [stub((r == 1).float()) for stub, r in zip(self.quant_region, regions)]
        outs = self.head(qs, inside, weights)
        return [self.dequant(o) for o in outs]
