import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def erase(t, cond):
    return t.masked_fill(cond, 0.0)  #> MQ504


def erase_bool(t, cond):
    return t.masked_fill(cond, 0.0)


def put(t, where, value):
    t[where] = value  #> MQ505
    return t


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_b = QuantStub()

    def forward(self, x, w):
        near = w > 1.5
        q = self.quant(x)
        a = erase(q, near.float())
        b = erase(q, near), erase_bool(q, near)
        c = put(self.quant_b(w), near, 0.0)
        return a, b, c
