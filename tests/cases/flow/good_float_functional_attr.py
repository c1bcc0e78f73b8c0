"""Silent: FloatFunctional kept as an attribute, but with nothing that goes wrong."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)
        self.ff = torch.ao.nn.quantized.FloatFunctional()

    def forward(self, x, m):
        return self.ff.mul(self.quant(x), self.quant_mask(m))
