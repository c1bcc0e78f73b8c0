import torch
from torch import nn


class ZeroBlock(nn.Module):
    def forward(self, x, flags):
        return x.masked_fill(flags == 0, 0.0)


class OneBlock(nn.Module):
    def forward(self, x, flags):
        return torch.where(flags == 1, x, torch.zeros_like(x))
