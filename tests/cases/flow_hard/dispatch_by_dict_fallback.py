import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def soft(t):
    return t > 0.5


def hard(t):
    return t >= 1  #> MQ102


def never(t):
    return t >= 1


TABLE = {"soft": soft, "never": never}


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.mode = "strict"

    def forward(self, x):
        q = self.quant(x)
        a = TABLE.get("soft", hard)(q)
        b = TABLE.get(self.mode, hard)(q)
        c = TABLE["never"](x)
        return a, b, c
