import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Holder:
    def __init__(self):
        self._t = None

    @property
    def tensor(self):
        return self._t

    @tensor.setter
    def tensor(self, value):
        self._t = value


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        hot, cold = Holder(), Holder()
        hot.tensor = self.quant(x)
        cold.tensor = x
        a = hot.tensor == 1  #> MQ101
        b = cold.tensor == 1
        return a, b, hot._t.long(), cold._t.long()  #> MQ301
