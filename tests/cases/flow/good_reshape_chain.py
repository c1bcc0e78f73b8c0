"""Silent: moved, sliced by nothing, still rounded, but with nothing that goes wrong."""

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
        q = self.proj(x).view(2, -1).permute(1, 0).contiguous().unsqueeze(0)
        return q.expand(4, -1, -1) == 1
