from functools import partial

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def compare(t, *, number, invert=False):
    hit = torch.eq(t, number)  #> MQ101
    return torch.logical_not(hit) if invert else hit


def compare_zero(t, *, number):
    return torch.eq(t, number)


is_one = partial(compare, number=1)
is_free = partial(compare_zero, number=0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        not_one = partial(is_one, invert=True)
        return is_one(q), not_one(q), is_free(q)
