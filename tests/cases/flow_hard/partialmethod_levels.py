from functools import partialmethod

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def _at(self, t, level):
        return t == level  #> MQ101

    def _free(self, t, level):
        return t == level

    at_one = partialmethod(_at, level=1)
    at_zero = partialmethod(_free, level=0)

    def forward(self, x):
        q = self.quant(x)
        return self.at_one(q), self.at_zero(q), self.dequant(q)
