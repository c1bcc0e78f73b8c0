import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.ModuleList([QuantStub() for _ in range(3)])
        self.c = nn.ModuleList([nn.Identity() for _ in range(3)])

    def forward(self, xs):
        first = self.q[0](xs[0])
        last = self.q[-1](xs[-1])
        middle = [self.q[i](xs[i]) for i in range(1, len(self.q) - 1)]
        a = first == 1  #> MQ101
        b = last == 2  #> MQ101
        c = [m == 3 for m in middle]  #> MQ101
        d = self.c[0](xs[0]) == 1
        e = [self.c[i](xs[i]) == 3 for i in range(3)]
        f = self.c[-1](last) == 2  #> MQ101
        return a, b, c, d, e, f
