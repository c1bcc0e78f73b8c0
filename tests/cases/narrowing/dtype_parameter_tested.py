"""A parameter that holds a dtype is tested with `is`, `is not`, `==` before the cast."""

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def ternary(lengths, n, dtype=torch.bool):
    mask = torch.arange(n)[None] < lengths[:, None]
    return mask.to(dtype) if dtype is not torch.bool else mask


def early_return(lengths, n, dtype=torch.bool):
    mask = torch.arange(n)[None] < lengths[:, None]
    if dtype == torch.bool:
        return mask
    return mask.to(dtype)


class Tower(nn.Module):
    def __init__(self, d=64):
        super().__init__()
        self.quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(d, d)

    def forward(self, x, lengths):
        h = self.fc(self.quant(x))
        n = x.shape[1]
        a = h * self.mask_quant(ternary(lengths, n, torch.float32))[..., None]
        b = h * self.mask_quant(early_return(lengths, n, dtype=torch.float32))[..., None]
        c = h * ternary(lengths, n, dtype=torch.float32)[..., None]  #> MQ202
        d = h * early_return(lengths, n, torch.int32)[..., None]  #> MQ203
        e = h.masked_fill(ternary(lengths, n)[..., None], 0.0)
        f = h * early_return(lengths, n)[..., None]  #> MQ201
        return [self.dequant(t) for t in (a, b, c, d, e, f)]
