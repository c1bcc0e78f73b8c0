"""*args, **kwargs and keyword-only arguments."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Attn(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.k = nn.Linear(dim, dim)

    def forward(self, x, *, mask=None, bias=None):
        s = torch.matmul(x, self.k(x).transpose(-2, -1))
        if bias is not None:
            s = s + bias  #> MQ202
        if mask is not None:
            s = s * mask  #> MQ201
        return s.softmax(-1)


class Stack(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.attn = Attn(dim)

    def run(self, *tensors, **options):
        return self.attn(tensors[0], **options)

    def forward(self, x, ids):
        pad = ids == 0
        bias = torch.zeros(pad.shape).masked_fill(pad, -50.0)
        q = self.quant(x)
        a = self.attn(q, mask=pad)
        b = self.attn(q, **{"bias": bias})
        c = self.attn(x, mask=pad, bias=bias)
        return self.dequant(a), self.dequant(b), c
