"""A state that begins with zeros is data, also after a mask was applied to it."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ByAttribute(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_prev = QuantStub()
        self.prev = None

    def forward(self, x, seen):
        if self.prev is None:
            self.prev = torch.zeros_like(x)
        out = self.quant(x) + self.quant_prev(self.prev * (seen > 0))
        self.prev = x
        return out


class ByArgument(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_prev = QuantStub()

    def forward(self, x, seen, prev=None):
        if prev is None:
            prev = x.new_zeros(x.shape)
        prev = prev.masked_fill(seen == 0, 0.0)
        return self.quant(x) + self.quant_prev(prev)


class RealMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, seen):
        return self.quant(x) * self.quant((seen > 0).float())  #> MQ402
