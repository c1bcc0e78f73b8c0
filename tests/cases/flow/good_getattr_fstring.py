"""Silent: stubs fetched by getattr with an f-string, but with nothing that goes wrong."""

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
        self.stub_0 = QuantStub()
        self.stub_1 = QuantStub()

    def forward(self, a, b):
        out = []
        for i, t in enumerate((a, b)):
            q = getattr(self, f"stub_{i}")(t)
            out.append(t == 1)
        return out
