import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Gate(nn.Module):
    def forward(self, q, near):
        return q * near  #> MQ201


class Keep(nn.Module):
    def forward(self, q, near):
        return torch.where(near, q, 0.0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.heads = nn.ModuleDict({
            "gate": nn.ModuleList([Gate(), nn.Sequential(nn.Conv2d(4, 4, 1), nn.ReLU())]),
            "other": nn.ModuleList([Keep()]),
        })

    def forward(self, x, dist):
        q = self.quant(x)
        near = dist < 2.5
        a = self.heads["gate"][0](q, near)
        b = self.heads["gate"][1](q)
        c = self.heads["other"][0](b, near)
        return a, b.long(), c  #> MQ301
