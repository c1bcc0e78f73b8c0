"""What `__getattr__` hands out is nowhere written as an attribute."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Bag:
    def __init__(self, **fields):
        self.fields = fields

    def __getattr__(self, name):
        return self.__dict__["fields"][name]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, valid):
        bag = Bag(feat=self.quant(feat), valid=valid > 0)
        return self.dequant(bag.feat * bag.valid)  #? MQ201
