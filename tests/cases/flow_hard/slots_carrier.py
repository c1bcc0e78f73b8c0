import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Carrier:
    __slots__ = ("value", "mark", "_hidden")

    def __init__(self, value, mark=None):
        self.value = value
        self.mark = mark
        self._hidden = value

    def hidden(self):
        return self._hidden


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = Carrier(self.quant(x))
        r = Carrier(x, mark=q.value)
        a = q.hidden() == 1  #> MQ101
        b = r.hidden() == 1
        c = r.mark == 1  #> MQ101
        q.value = x
        d = q.value == 1
        return a, b, c, d
