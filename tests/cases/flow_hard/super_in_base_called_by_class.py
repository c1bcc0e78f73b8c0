"""Base.forward(self, ...) whose body goes on with super()."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Root(nn.Module):
    def forward(self, x):
        return x


class Base(Root):
    def forward(self, x, n):
        return super().forward(x) + n.int()  #> MQ203


class Head(Base):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, n):
        z = Base.forward(self, self.quant(x), n)
        return z == 1, z == 0  #> MQ101: z == 1
