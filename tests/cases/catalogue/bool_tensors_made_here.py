"""Bools from constructors and from logic, against other arithmetic than a product."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MadeHere(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x):
        q = self.quant(x)
        n = x.shape[-1]
        eye = torch.ones(n, dtype=torch.bool)
        a = torch.minimum(q, eye)  #> MQ201
        b = torch.div(q, eye)  #> MQ201
        c = torch.sub(q, eye)  #> MQ201
        d = q / torch.logical_or(eye, x > 0)  #> MQ201
        e = q + torch.zeros(n, dtype=torch.long)  #> MQ203
        f = torch.logical_and(q, eye)
        g = q.masked_fill(eye, 0.0)
        h = q[..., eye]
        i = torch.bmm(q, q.transpose(1, 2))
        j = x * eye
        return a, b, c, d, e, f, g, h, i, j
