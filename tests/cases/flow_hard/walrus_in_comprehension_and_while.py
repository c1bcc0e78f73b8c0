import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub() for _ in range(4)])

    def forward(self, xs):
        hits = [h for i, x in enumerate(xs) if (h := self.quants[i](x)) is not None]
        a = [h == 1 for h in hits]  #> MQ101
        todo = list(xs)
        b = []
        while (item := todo.pop() if todo else None) is not None:
            b.append(item == 1)
        if (n := len(hits)) == 1:
            return a
        return a, b, (last := hits[-1]) >= 1, n, last  #> MQ102
