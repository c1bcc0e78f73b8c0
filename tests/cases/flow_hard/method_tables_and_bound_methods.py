import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self, mode="plain"):
        super().__init__()
        self.quant = QuantStub()
        self.steps = [self.first, self.second]
        self.table = {"gate": self.gate, "fill": self.fill}

    def first(self, t):
        return t + 1.0

    def second(self, t):
        return t == 2  #> MQ101

    def gate(self, t, near):
        return t * near  #> MQ201

    def fill(self, t, near):
        return t.masked_fill(near, 0.0)

    def forward(self, x, w):
        t = self.quant(x)
        for step in self.steps:
            t = step(t)
        q = self.quant(x)
        outs = [fn(q, w > 1.5) for name, fn in self.table.items()]
        run = self.fill
        return t, outs, run(q, w > 1.5)
