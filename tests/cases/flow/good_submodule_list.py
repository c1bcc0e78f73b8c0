"""Silent: own submodules in a ModuleList, but with nothing that goes wrong."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Gate(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, t, mask):
        return self.fc(t) * mask


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)
        self.layers = nn.ModuleList([Gate(dim) for _ in range(3)])

    def forward(self, x, m):
        q = self.quant(x)
        for layer in self.layers:
            q = layer(q, m)
        return q
