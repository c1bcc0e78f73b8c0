"""The multi_apply of detection code bases."""
from functools import partial

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


def multi_apply(func, *args, **kwargs):
    pfunc = partial(func, **kwargs) if kwargs else func
    map_results = map(pfunc, *args)
    return tuple(map(list, zip(*map_results)))


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.conv = nn.Conv2d(4, 4, 1)

    def single(self, x, m):
        return self.conv(x), m > 0

    def forward(self, xs, ms):
        feats, masks = multi_apply(self.single, [self.quant(x) for x in xs], ms)
        a = [f * m for f, m in zip(feats, masks)]  #> MQ201
        b = [f.masked_fill(~m, 0.0) for f, m in zip(feats, masks)]
        return a, b, feats[0] == 1  #> MQ101
