"""Constants in a class inside the class."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Head(nn.Module):
    class Config:
        number = 4
        empty = 0

        class Inner:
            target = 5

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.config = Head.Config()

    def forward(self, x):
        q = self.quant(x)
        a = q == Head.Config.number  #> MQ101
        b = q == self.config.number  #> MQ101
        c = q == self.Config.Inner.target  #> MQ101
        return a, b, c, q == self.config.empty
