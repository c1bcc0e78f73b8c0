"""Reported: a dict comprehension by constant keys."""

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

    def forward(self, batch):
        feats = {k: self.quant(batch[k]) for k in ("img", "lidar")}
        return feats["lidar"].byte()  #> MQ301
