import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def outer(**kwargs):
    return middle(scale=2, **kwargs)


def middle(scale, **kwargs):
    kwargs["extra"] = kwargs["plain"]
    return inner(**kwargs)


def inner(plain, feat, extra=None):
    a = feat == 1  #> MQ101
    b = plain == 1
    c = extra == 1
    return a, b, c


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y):
        return outer(feat=self.quant(x), plain=y)
