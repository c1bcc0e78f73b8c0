import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Embed(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.fc = nn.Linear(4, 4)

    def forward(self, x, dist):
        return self.fc(self.quant(x)), dist < 2.0, dist


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = Embed()
        self.quant = QuantStub()

    def forward(self, x, dist):
        feat, *others = self.embed(x, dist)
        a = feat * others[0]  #> MQ201
        b = feat * others[1]
        c = feat * others[0].any()  #> MQ201
        d = feat[others[0]]
        w = self.quant(dist)
        (_, near, _), tail = self.embed(x, dist), w
        return a, b, c, d, tail.masked_fill(near, 0.0), tail == 4  #> MQ101
