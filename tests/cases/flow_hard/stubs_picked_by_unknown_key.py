import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleDict({"near": QuantStub(), "far": QuantStub()})
        self.quant = QuantStub()

    def forward(self, feat, valid, kind, other):
        a = self.quants[kind](feat)
        b = self.quants[other](valid)
        c = self.quant(feat)
        d = self.quant(valid)  #> MQ402
        return a, b, c, d
