import functools

import torch
from torch import nn
from torch.ao.quantization import QuantStub

TABLE = {}
ORDER = []


class register:
    """A decorator with arguments, as a class."""

    def __init__(self, name, priority=0):
        self.name = name
        self.priority = priority

    def __call__(self, cls):
        TABLE[self.name] = functools.partial(cls, dim=4)
        ORDER.append(cls)
        return cls


@register("gate", priority=1)
class Gate(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, q, near):
        return self.fc(q) * near  #> MQ201


for _name, _fuse in (("add", torch.add), ("fill", torch.masked_fill)):
    TABLE[_name] = _fuse

if torch.cuda.is_available():
    TABLE["sub"] = torch.sub


class Net(nn.Module):
    subs = {}

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.gate = TABLE["gate"]()
        self.all = nn.ModuleList([cls(dim=3) for cls in ORDER])

    @classmethod
    def add(cls, name, fuse):
        cls.subs[name] = fuse

    def forward(self, x, dist):
        q, near = self.quant(x), dist < 2
        out = [self.gate(q, near), TABLE["add"](q, near)]  #> MQ201
        out.append(TABLE["sub"](q, near))  #> MQ201
        out.append(Net.subs["mul"](q, near))  #> MQ201
        return out


Net.add("mul", torch.mul)
