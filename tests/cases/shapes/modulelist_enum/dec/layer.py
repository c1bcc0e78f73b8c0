import math

import torch
from torch import nn

from . import consts


class DecoderLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.scale = 1.0 / math.sqrt(dim)
        self.wq, self.wk, self.wv = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, dim)

    def forward(self, query, memory, pad=None):
        logits = torch.matmul(self.wq(query), self.wk(memory).transpose(-1, -2)) * self.scale
        if pad is not None:
            logits = logits.masked_fill(pad.unsqueeze(1), consts.NEG_INF)  #> MQ403
        return query + torch.matmul(logits.softmax(-1), self.wv(memory))


class SoftDecoderLayer(nn.Module):
    """Same, with a fill that int8 can still carry."""

    def __init__(self, dim):
        super().__init__()
        self.wq, self.wk, self.wv = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, dim)

    def forward(self, query, memory, pad=None):
        logits = torch.matmul(self.wq(query), self.wk(memory).transpose(-1, -2))
        if pad is not None:
            logits = logits.masked_fill(pad.unsqueeze(1), consts.SMALL_NEG)
        return query + torch.matmul(logits.softmax(-1), self.wv(memory))
