"""Reported: slots obj setattr."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class State:
    pass


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, x, m):
        state = State()
        self.fill(state, x, m)
        return self.use(state)

    def fill(self, state, x, m):
        state.x = self.quant(x)
        state.m = m.eq(0)

    def use(self, state):
        return state.x * state.m  #> MQ201
