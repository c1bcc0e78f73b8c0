"""`mask` may be anything: a name alone is no evidence; an operator on it is."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ParamMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, mask, other):
        q = self.quant(x)
        a = q * mask
        b = q * mask.float()
        c = q * (~mask)  #> MQ201
        d = q * (mask & other)  #> MQ201
        e = q * (mask > 0)  #> MQ201
        f = q * mask.bool()  #> MQ201
        g = q * mask.to(torch.bool).float()  #> MQ202
        h = q * mask.long()  #> MQ203
        i = q.masked_fill(~mask, 0)
        j = q + other
        return self.dequant(a), b, c, d, e, f, g, h, i, j
