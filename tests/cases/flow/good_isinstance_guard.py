"""Silent: isinstance keeps tensors apart, but with nothing that goes wrong."""

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

    def forward(self, data):
        feats = self.quant(data) if not isinstance(data, (list, tuple)) else [self.quant(d) for d in data]
        if isinstance(feats, list):
            return [f == 0 for f in feats]
        return feats
