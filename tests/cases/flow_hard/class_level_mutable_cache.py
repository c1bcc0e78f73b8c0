import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Memory(nn.Module):
    bank = {}
    raw_bank = {}

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def remember(self, x):
        self.bank["last"] = self.quant(x)
        Memory.raw_bank["last"] = x

    def forward(self, x):
        self.remember(x)
        a = self.bank["last"] == 1  #> MQ101
        b = self.raw_bank["last"] == 1
        return a, b
