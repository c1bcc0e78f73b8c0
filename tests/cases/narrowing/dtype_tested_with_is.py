"""`mask.dtype is torch.bool` and `is not` say as much as `==` and `!=`."""

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def ensure_bool(mask):
    if mask.dtype is not torch.bool:
        mask = mask > 0.5
    return mask


def ensure_float(mask):
    if mask.dtype is torch.bool:
        return mask.float()
    return mask


class Layer(nn.Module):
    def __init__(self, d=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(d, d)

    def forward(self, x, ids):
        h = self.fc(self.quant(x))
        keep = (ids > 0)[..., None]
        a = h * self.quant_mask(ensure_float(keep))
        b = h.masked_fill(ensure_bool(keep.float()), 0.0)
        c = h * ensure_float(keep)  #> MQ202
        d = h * ensure_bool(keep.float())  #> MQ201
        return [self.dequant(t) for t in (a, b, c, d)]
