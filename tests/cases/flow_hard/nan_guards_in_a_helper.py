import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def clean(t):
    bad = torch.isnan(t)  #> MQ104
    return t.masked_fill(bad, 0.0)


def clean_first(t):
    bad = torch.isnan(t)
    return t.masked_fill(bad, 0.0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(clean_first(x))
        return clean(q), q
