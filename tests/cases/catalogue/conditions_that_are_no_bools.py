"""masked_fill and where want a bool."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Conditions(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, ids, m):
        q = self.quant(x)
        q_m = self.quant_m(m)
        hit = ids == 3
        a = q.masked_fill(hit, 0.0)
        b = q.masked_fill(hit.float(), 0.0)  #> MQ504
        c = q.masked_fill(hit.long(), 0.0)  #> MQ504
        d = q.masked_fill(q_m, 0.0)  #> MQ504
        e = torch.where(q_m, q, torch.zeros_like(q))  #> MQ504
        f = torch.where(hit.int(), q, torch.zeros_like(q))  #> MQ504
        g = q.masked_fill(q_m > 0.5, 0.0)
        h = q.masked_fill(m, 0.0)
        i = torch.where(torch.logical_not(q_m == 0), q, torch.zeros_like(q))
        return a, b, c, d, e, f, g, h, i
