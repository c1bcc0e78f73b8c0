"""fields(), astuple, _make, __dict__ of carriers."""
from dataclasses import astuple, dataclass, fields
from collections import namedtuple
from typing import NamedTuple

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


Old = namedtuple("Old", ["x", "m"])


class Pair(NamedTuple):
    x: torch.Tensor
    m: torch.Tensor


@dataclass
class Batch:
    x: torch.Tensor
    m: torch.Tensor

    def to_dict(self):
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True)
class Frozen:
    x: torch.Tensor

    def __post_init__(self):
        object.__setattr__(self, "kept", self.x)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, m):
        batch = Batch(self.quant(x), m > 0)
        named = batch.to_dict()
        a = named["x"] * named["m"]  #> MQ201
        left, right = astuple(batch)
        b = left * right  #> MQ201
        pair = Pair._make([self.quant(x), m > 0])
        c = pair.x * pair.m  #> MQ201
        d = batch.__dict__["x"] == 1  #> MQ101
        old = Old._make((batch.x, batch.m))
        e = old.x * old.m, old.x.masked_fill(old.m, 0.0)  #> MQ201
        frozen = Frozen(batch.x)
        return a, b, c, d, e, frozen.kept == 1, frozen.x == 0  #> MQ101
