import torch
from torch import nn
from torch.ao.quantization import QuantStub


def _register(table, name, cls):
    assert name not in table
    table[name] = cls


class Registry(dict):
    """A dict with a decorator."""

    def register(self, name, cls=None):
        if cls is not None:
            _register(self, name, cls)
            return None

        def keep(made):
            _register(self, name, made)
            return made

        return keep


class Plain(dict):
    def register(self, cls):
        self[cls.__name__] = cls
        return cls


HEADS = Registry()
GATES = Plain()


@HEADS.register("gate")
class Gate(nn.Module):
    def forward(self, q, near):
        return q * near  #> MQ201


@HEADS.register("fill")
class Fill(nn.Module):
    def forward(self, q, near):
        return q.masked_fill(near, 0.0)


@GATES.register
class Add(nn.Module):
    def forward(self, q, near):
        return q + near  #> MQ201


class Net(nn.Module):
    def __init__(self, other):
        super().__init__()
        self.quant = QuantStub()
        self.gate, self.fill, self.other = HEADS["gate"](), HEADS["fill"](), HEADS[other]()
        self.add = GATES.get("Add")()

    def forward(self, x, dist):
        q, near = self.quant(x), dist < 2
        return self.gate(q, near), self.fill(q, near), self.other(q, near), self.add(q, near)
