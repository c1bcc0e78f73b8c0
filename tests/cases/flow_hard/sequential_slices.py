import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(QuantStub(), nn.Conv2d(3, 8, 3), nn.ReLU(), DeQuantStub())

    def forward(self, x):
        stem = self.net[:2](x)
        a = stem == 1  #> MQ101
        tail = self.net[2:](stem)
        b = tail.int()  #> MQ301
        c = self.net[1:3](x) == 1
        d = self.net[0](x) >= 1  #> MQ102
        e = self.net[-1](x) >= 1
        return a, b, c, d, e
