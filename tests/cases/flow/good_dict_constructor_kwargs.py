"""Silent: dict(**other) and values(), but with nothing that goes wrong."""

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

    def forward(self, x):
        base = {"a": self.proj(x)}
        merged = dict(**base, b=x)
        return [value == 1 for value in merged.values()]
