import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NamedStub(QuantStub):
    """Remembers what it is for."""

    def __init__(self, label, qconfig=None):
        super().__init__(qconfig)
        self.label = label


class NamedIdentity(nn.Identity):
    def __init__(self, label):
        super().__init__()
        self.label = label


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane = NamedStub("lane")
        self.pole = NamedIdentity("pole")

    def forward(self, x, y):
        lane, pole = self.lane(x), self.pole(y)
        return lane == 1, pole == 1, lane.short(), pole.short()  #> MQ101 | MQ301
