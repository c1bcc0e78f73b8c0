"""Silent: what the bank returns is used as a bool by where."""
import torch
from bank import InstanceBank
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Instances(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.bank = InstanceBank()

    def forward(self, feats, ages):
        fresh = (ages < 3).unsqueeze(-1)
        feats = self.quant(feats)
        self.bank.update(feats, fresh)
        old = self.bank.get()
        return self.dequant(torch.cat([feats, old], dim=1))
