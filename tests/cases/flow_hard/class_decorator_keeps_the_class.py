import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

MODELS = {}


def register(name):
    def deco(cls):
        MODELS[name] = cls
        return cls

    return deco


@register("head")
class Head(nn.Module):
    def forward(self, q, near):
        return q + near  #> MQ201


@register("plain")
class Plain(nn.Module):
    def forward(self, q, near):
        return torch.where(near, q, torch.zeros_like(q))


@register("net")
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.head = Head()
        self.plain = Plain()

    def forward(self, x, dist):
        q = self.quant(x)
        return self.head(q, dist < 1.5), self.plain(q, dist < 1.5)
