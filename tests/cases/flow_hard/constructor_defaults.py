"""A layer class as default of a constructor parameter of the class that owns the stub."""
from functools import partial

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Block(nn.Module):
    def __init__(self, dim, norm_layer=nn.LayerNorm, act_layer=nn.GELU):
        super().__init__()
        self.quant = QuantStub()
        self.norm = norm_layer(dim)
        self.act = act_layer()

    def forward(self, x):
        q = self.norm(self.quant(x))
        return q == 1, self.act(q) == 0  #> MQ101


class Bare(nn.Module):
    def __init__(self, dim, block=partial(nn.Linear, bias=False), fuse=torch.mul):
        super().__init__()
        self.quant = QuantStub()
        self.fc = block(dim, dim)
        self.fuse = fuse

    def forward(self, x, m):
        q = self.quant(x)
        return self.fuse(q, m > 0), self.fc(q) == 2  #> MQ201, MQ101


class Keyed(nn.Module):
    """The same for a tuple as default: these keys never reach the data stub."""

    def __init__(self, mask_keys=("mask",)):
        super().__init__()
        self.quant = QuantStub()
        self.mask_keys = mask_keys

    def forward(self, batch):
        data = {"x": batch["x"], "mask": batch["mask"] > 0}
        return {k: v if k in self.mask_keys else self.quant(v) for k, v in data.items()}
