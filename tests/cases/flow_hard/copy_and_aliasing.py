import copy

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.twin = copy.deepcopy(self.quant)

    def forward(self, x, y):
        src = {"t": self.quant(x)}
        alias = src
        shallow = src.copy()
        alias["t"] = x
        a = src["t"] == 1
        b = shallow["t"] == 1  #> MQ101
        items = [y]
        same = items
        same.append(shallow["t"])
        c = items[1] == 1  #> MQ101
        d = items[0] == 1
        e = items[:1][0] >= 1
        return a, b, c, d, e, list(items)[-1] >= 1  #> MQ102
