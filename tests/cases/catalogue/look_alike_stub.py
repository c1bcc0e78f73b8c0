"""A class of one's own that is called QuantStub, and does nothing to the values."""
import torch
from torch import nn


class QuantStub(nn.Module):
    def forward(self, x):
        return x


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = nn.Identity()

    def forward(self, x, mask):
        x = self.quant(x)
        mask = self.quant_mask(mask)
        keep = x[..., -1] == 1
        hard = x.long()
        x[keep] = 0.0
        return x * keep[..., None], hard, torch.isnan(x), ~mask
