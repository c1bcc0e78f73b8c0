"""Silent: a module handed to a constructor, but with nothing that goes wrong."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Bank(nn.Module):
    def __init__(self):
        super().__init__()
        self.value = None


class Holder(nn.Module):
    def __init__(self, bank):
        super().__init__()
        self.bank = bank

    def update(self, value):
        self.bank.value = value

    def get(self):
        return self.bank.value


class Net(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)
        self.bank = Holder(Bank())

    def forward(self, x):
        self.bank.update(self.quant(x))
        return self.bank.get() == 0
