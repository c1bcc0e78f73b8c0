"""Reported: quantized in the second round of a loop."""

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

    def forward(self, x, steps):
        state = x
        hits = []
        for _ in range(steps):
            hits.append(state == 1)  #> MQ101
            state = self.quant(x)
        return hits
