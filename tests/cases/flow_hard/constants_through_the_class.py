import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    LEVEL = 1 << 0
    FREE = 2 - 2
    HALF = 1 / 2

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    @classmethod
    def level(cls):
        return cls.LEVEL

    @classmethod
    def free(cls):
        return cls.FREE

    def forward(self, x):
        q = self.quant(x)
        a = q == type(self).LEVEL  #> MQ101
        b = q == self.__class__.FREE
        c = q == self.level()  #> MQ101
        d = q == Net.free()
        e = q >= self.HALF
        f = q <= -Net.LEVEL  #> MQ102
        return a, b, c, d, e, f
