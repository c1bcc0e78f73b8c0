import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.state = None
        self.count = 0

    def update(self, t):
        self.state = t if self.state is None else torch.cat([self.state, t], dim=1)
        self.count += 1

    def read(self):
        if self.state is None:
            return None
        return self.state.int()  #> MQ301


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.memory = Memory()

    def forward(self, x):
        old = self.memory.read()
        self.memory.update(self.quant(x))
        full = self.memory.count == 10
        return old, full
