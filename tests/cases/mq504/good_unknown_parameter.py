"""Silent: the parameter may well be a bool."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CallersMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.side_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, side, mask, choose):
        x = self.quant(x).masked_fill(mask, 0.0)
        x = torch.where(choose, x, self.side_quant(side))
        return self.dequant(x)
