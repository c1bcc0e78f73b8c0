"""Reported: a dataclass of the same file."""

from dataclasses import dataclass
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


@dataclass
class Frame:
    feat: torch.Tensor
    mask: torch.Tensor
    scale: float = 1.0


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def forward(self, x, m):
        frame = Frame(self.quant(x), m > 0)
        return frame.feat * frame.mask  #> MQ201
