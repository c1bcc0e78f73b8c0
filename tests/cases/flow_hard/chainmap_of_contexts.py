from collections import ChainMap

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Ctx(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y):
        defaults = {"x": x, "y": y}
        ctx = ChainMap({"x": self.quant(x)}, defaults)
        hit = ctx["x"] == 1  #> MQ101
        miss = ctx["y"] == 1
        behind = defaults["x"] == 1
        return hit, miss, behind
