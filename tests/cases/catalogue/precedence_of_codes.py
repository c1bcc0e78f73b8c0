"""Where two codes fit one expression, the lower one; two expressions are two findings."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Precedence(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, dist):
        far = dist > 50.0
        q = self.quant(x)
        a = q != 1  #> MQ101
        b = torch.not_equal(q, 0)  #> MQ501
        c = q.isnan()  #> MQ104
        d = self.fc(q)
        d[far] = 1e6  #> MQ403
        e = self.fc(q)
        e[far] = 0.0  #> MQ505
        f = self.fc(q)
        f.masked_fill_(far, float("inf"))  #> MQ403
        g = 1 - q * far  #> MQ201 | MQ501
        h = q * (q != 0)  #> MQ201 | MQ501
        if q.max() == 1:  #> MQ101
            q = q * 0.5
        if q.min() >= -1:  #> MQ102
            q = q + 0.5
        return self.dequant(q), a, b, c, d, e, f, g, h
