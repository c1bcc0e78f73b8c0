import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Pyramid:
    def __init__(self, levels):
        self.levels = list(levels)

    def __iter__(self):
        return iter(self.levels)

    def __len__(self):
        return len(self.levels)

    def __call__(self, i):
        return self.levels[i]


class Neck(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub(), QuantStub()])

    def forward(self, c3, c4):
        quantized = Pyramid([self.quants[0](c3), self.quants[1](c4)])
        plain = Pyramid((c3, c4))
        a = [p == 1 for p in quantized]  #> MQ101
        b = [p == 1 for p in plain]
        c = quantized(0) >= 1  #> MQ102
        d = plain(1) >= 1
        if len(quantized) == 1:
            return a
        return a, b, c, d
