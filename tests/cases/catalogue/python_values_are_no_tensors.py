"""Comparisons of Python values give a Python bool, which a product may well meet."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ScalarGates(nn.Module):
    def __init__(self):
        super().__init__()
        self.level = 3
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, feats, step: int, ratio: float = 0.5, warm=True, depth=4):
        q = self.quant(x)
        q = q * (step > 3)
        q = q * (ratio < 0.9)
        q = q * (depth == 4)
        q = q * (self.level > 2)
        q = q * (len(feats) > 1)
        q = q * (x.shape[0] > 1)
        q = q * (x.dim() == 3)
        if warm == True:
            q = q * 2
        hot = q * (feats["speed"] > 3)  #> MQ201
        tall = q * (feats.height > 2)  #> MQ201
        return self.dequant(q), hot, tall
