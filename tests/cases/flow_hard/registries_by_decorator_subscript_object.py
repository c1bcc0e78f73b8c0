"""Registries of the project's own, filled by decorators, by subscripts and by a Registry object."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

FUSE = {}
GATES = {}
GATES["other"] = None


class Registry:
    def __init__(self):
        self.table = {}

    def register(self, name):
        def add(cls):
            self.table[name] = cls
            return cls

        return add

    def build(self, name, **options):
        return self.table[name](**options)


HEADS = Registry()


def register(name):
    def add(fn):
        FUSE[name] = fn
        return fn

    return add


@register("sub")
def subtract(x, keep):
    return x - keep  #> MQ201


@register("fill")
def fill(x, keep):
    return x.masked_fill(~keep, 0.0)


def gate(x, keep):
    return x * keep  #> MQ201


GATES["mul"] = gate


@HEADS.register("lane")
class LaneHead(nn.Module):
    def forward(self, x, keep):
        return x == 2, x + keep  #> MQ101, MQ201


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.head = HEADS.build("lane")

    def forward(self, x, m):
        q, keep = self.quant(x), m > 0
        a = FUSE["sub"](q, keep), FUSE["fill"](q, keep)
        return a, GATES["mul"](q, keep), self.head(q, keep)
