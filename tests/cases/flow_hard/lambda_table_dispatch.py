import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

OPS = {
    "one": lambda t: t == 1,  #> MQ101
    "zero": lambda t: t == 0,
    "cast": lambda t: t.int(),
    "half": lambda t: t > 0.5,
}


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        return OPS["one"](q), OPS["zero"](q), OPS["half"](q), OPS["cast"](x)
