"""Silent: functions kept in a dict, but with nothing that goes wrong."""

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
        ops = {"cast": lambda t: t.int(), "keep": lambda t: t}
        return ops["keep"](self.quant(x))
