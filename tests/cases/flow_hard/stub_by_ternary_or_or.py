import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self, with_quant=True, stub=None):
        super().__init__()
        self.quant = QuantStub() if with_quant else None
        self.other = stub or QuantStub()
        self.third = QuantStub() if with_quant else nn.Identity()
        self.plain = nn.Identity() if with_quant else nn.ReLU()

    def forward(self, x, y):
        if self.quant is not None:
            x = self.quant(x)
        a = x == 1  #> MQ101
        b = self.other(y) == 1  #> MQ101
        c = self.third(y) >= 1  #> MQ102
        d = self.plain(y) >= 1
        return a, b, c, d
