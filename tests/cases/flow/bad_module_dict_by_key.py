"""Reported: stubs in a ModuleDict by constant key."""

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
        self.stubs = nn.ModuleDict({"lidar": QuantStub(), "keep": nn.Identity()})

    def forward(self, batch):
        q = self.stubs["lidar"](batch["lidar"])
        return q == 1  #> MQ101
