"""Silent: an integer buffer meets the tensor, but with nothing that goes wrong."""

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
        self.register_buffer("offsets", torch.rand(64))

    def forward(self, x):
        return self.quant(x) + self.offsets
