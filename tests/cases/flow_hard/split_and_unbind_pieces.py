import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_two = QuantStub()

    def forward(self, packed, y):
        q = self.quant(packed)  #> MQ401
        feat, on = torch.split(q, [7, 1], dim=1)
        out = feat.masked_fill(on < 0.5, 0.0)
        first, second = self.quant_two(y).unbind(0)
        total = first + second
        seen = second > 0.5
        return out, total, seen
