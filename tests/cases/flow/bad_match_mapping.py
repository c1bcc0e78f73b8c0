"""Reported: a mapping pattern binds."""

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

    def forward(self, x, m):
        match {"feat": self.quant(x), "mask": m > 0}:
            case {"feat": feat, "mask": mask}:
                return feat * mask  #> MQ201
        return x
