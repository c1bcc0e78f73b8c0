"""The catalogue counts an attribute as a constant; one that __init__ takes with the default 1 is read as unknown."""
from torch import nn
from torch.ao.quantization import QuantStub


class Model(nn.Module):
    def __init__(self, keep=1, ignore: int = 255):
        super().__init__()
        self.quant = QuantStub()
        self.keep = keep
        self.ignore = ignore
        self.one = 1

    def forward(self, x):
        q = self.quant(x)
        a = q == self.one  #> MQ101
        b = q == self.keep  #> MQ101
        c = q != self.ignore  #> MQ101
        return a, b, c
