"""Reported: break and else of a loop."""

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

    def forward(self, xs):
        for x in xs:
            if x.shape[0] > 4:
                found = self.quant(x)
                break
        else:
            found = None
        return found == 1  #> MQ101
