"""Silent: a property gives the value, but with nothing that goes wrong."""

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

    @property
    def hidden(self):
        return self.proj(self.state)

    def forward(self, x):
        self.state = x
        return self.hidden == 1
