import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Feature:
    def __init__(self, data, exact):
        self.data = data
        self.exact = exact

    @classmethod
    def from_raw(cls, data):
        return cls(data, data)

    @classmethod
    def from_pair(cls, data, exact):
        made = cls.from_raw(data)
        made.exact = exact
        return made

    @staticmethod
    def empty():
        return Feature(None, None)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        f = Feature.from_raw(q)
        g = Feature.from_pair(q, x)
        e = Feature.empty()
        return f.exact == 1, g.exact == 1, g.data == 1, e.data is None  #> MQ101 | MQ101
