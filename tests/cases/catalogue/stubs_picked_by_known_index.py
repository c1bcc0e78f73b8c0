"""Known indices: 0 for data, 1 for the mask; then somebody forgot."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class KnownIndex(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList()
        self.quants.append(QuantStub())
        self.quants.append(QuantStub())
        self.dequant = DeQuantStub()

    def forward(self, x, mask):
        x = self.quants[0](x)
        mask = self.quants[1](mask)
        return self.dequant(x * mask)


class Forgot(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub(), QuantStub()])
        self.dequant = DeQuantStub()

    def forward(self, x, y, visible):
        x = self.quants[0](x)
        y = self.quants[1](y)
        visible = self.quants[1](visible)  #> MQ402
        return self.dequant((x + y) * visible)
