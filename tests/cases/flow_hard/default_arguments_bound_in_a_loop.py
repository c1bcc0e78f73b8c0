import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub(), QuantStub()])

    def forward(self, a, b):
        tests, plain = [], []
        for stub, t in zip(self.quants, (a, b)):
            q = stub(t)
            tests.append(lambda number=1, q=q: q == number)  #> MQ101
            plain.append(lambda t=t: t == 1)
        return [f() for f in tests], [f() for f in plain]
