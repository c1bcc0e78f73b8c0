"""Three causes on one line: an equality, a bool operand and a float one without its stub."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_level = QuantStub()

    def forward(self, x, level):
        q, lv = self.quant(x), self.quant_level(level)
        return q * (lv == 2), q * torch.logical_not(lv == 0).float()  #> MQ101 | MQ201 | MQ202
