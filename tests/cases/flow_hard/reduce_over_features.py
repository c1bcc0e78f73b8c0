from functools import reduce
from operator import add

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def merge(acc, item):
    feat, hit = item
    return acc + feat * hit  #> MQ201


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList(QuantStub() for _ in range(3))

    def forward(self, feats, dist):
        qs = [q(f) for q, f in zip(self.quants, feats)]
        total = reduce(add, qs)
        gated = reduce(merge, [(t, dist < 3.0) for t in qs], 0.0)
        return total > 0.5, gated, total == 1  #> MQ101
