"""Silent: a loop over a dict's items, but with nothing that goes wrong."""

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
        streams = {"feat": self.quant(x), "mask": m == 1}
        out = []
        for key, value in streams.items():
            if key == "feat":
                out.append(value.masked_fill(streams["mask"], 0.0))
        return out
