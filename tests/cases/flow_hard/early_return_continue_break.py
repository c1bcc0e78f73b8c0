import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub(), QuantStub(), QuantStub()])

    def pick(self, xs, raw=False):
        for i, x in enumerate(xs):
            if i == 0:
                continue
            if raw:
                break
            return self.quants[i](x)
        else:
            return None
        return xs[0]

    def forward(self, xs):
        a = self.pick(xs)
        b = self.pick(xs, raw=True)
        if a is None:
            return None
        c = a == 1  #> MQ101
        return c, b == 0
