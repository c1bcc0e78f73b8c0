import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(8, 8, 1), nn.ReLU(), nn.Conv2d(8, 8, 1))
        self.quant = QuantStub()

    def forward(self, x):
        q, raw = self.quant(x), x
        for layer in self.body.children():
            q = layer(q)
            raw = layer(raw)
        for layer in self.body._modules.values():
            q = layer(q)
        a = q == 1  #> MQ101
        b = raw == 1
        return a, b
