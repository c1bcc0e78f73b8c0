import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Stem(nn.Module):
    def __init__(self, quantize=True, *, stub_cls=QuantStub):
        super().__init__()
        if quantize:
            self.quant = stub_cls()
        else:
            self.quant = nn.Identity()

    def forward(self, x):
        return self.quant(x)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.left = Stem()
        self.right = Stem(False)
        self.quant = QuantStub()

    def forward(self, x, y):
        a = self.left(x) == 1  #> MQ101
        b = self.quant(y) == 0
        c = y == 1
        return a, b, c
