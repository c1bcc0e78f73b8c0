"""The same mistakes would be mistakes here, but nothing is quantized."""
import torch
from torch import nn


class FloatOnly(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.quant = nn.Identity()
        self.quant_mask = nn.Identity()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, ids):
        q = self.quant(x)
        mask = self.quant_mask(q[..., -1] == 1)
        h = self.fc(q) * mask[..., None]
        h = h + mask.float()[..., None] * -1e9
        h[mask] = float("-inf")
        h.masked_fill_(~mask[..., None], -1e9)
        if h.sum() > 0:
            h = 1 - h
        return h.long(), q >= 1, torch.isnan(q), q != 0, q.cumsum(-1), self.quant(q)
