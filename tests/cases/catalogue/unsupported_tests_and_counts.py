"""Whatever is asked of a QTensor itself: any, nonzero, cumsum, != 0, bool()."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Tests(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x):
        starts = x.cumsum(-1)
        q = self.quant(x)
        a = q.any()  #> MQ501
        b = torch.any(q, dim=-1)  #> MQ501
        c = q.nonzero()  #> MQ501
        d = torch.nonzero(q)  #> MQ501
        e = q.cumsum(-1)  #> MQ501
        f = torch.cumsum(q, dim=1)  #> MQ501
        g = q != 0  #> MQ501
        h = torch.ne(q, 0.0)  #> MQ501
        i = q.bool()  #> MQ501
        j = torch.isclose(q, torch.tensor(0.5))  #> MQ501
        k = q.all()
        m = q.to(torch.bool)
        f0 = self.dequant(q)
        n = f0.any(), f0.nonzero(), f0.cumsum(-1), f0 != 0, f0.bool()
        return starts, a, b, c, d, e, f, g, h, i, j, k, m, n
