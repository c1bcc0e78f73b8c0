import torch
from torch import nn


class MultiplyGate(nn.Module):
    def forward(self, x, inside):
        return x.masked_fill(torch.logical_not(inside), 0.0)


class Neck(nn.Module):
    def __init__(self, gate, dim=64):
        super().__init__()
        self.inner = gate
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, inside):
        return self.fc(self.inner(x, inside))
