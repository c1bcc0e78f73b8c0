"""map(list, ...) makes a list of its own for every row."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, m):
        q, hard = self.quant(x), m > 0
        feats, masks = map(list, [(q,), (hard,)])
        a = feats[0] * masks[0]  #> MQ201
        left, right = map(tuple, [(q,), (hard,)])
        b = left[0] * right[0]  #> MQ201
        rows, gates = [list(each) for each in zip(*[(q, hard)])]
        c = rows[0] * gates[0]  #> MQ201
        return a, b, c, feats[0].masked_fill(masks[0], 0.0)
