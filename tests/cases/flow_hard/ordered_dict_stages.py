from collections import OrderedDict

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Stages(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.layers = nn.Sequential(OrderedDict([("a", nn.Linear(4, 4)), ("b", nn.ReLU())]))

    def forward(self, x, y):
        outs = OrderedDict()
        outs["in"] = self.quant(x)
        outs["mid"] = self.layers(outs["in"])
        outs["raw"] = self.layers(y)
        outs.move_to_end("in")
        last = outs["mid"].long()  #> MQ301
        plain = outs["raw"].long()
        pairs = OrderedDict([("k", outs["in"]), ("l", y)])
        return last, plain, pairs["k"].short(), pairs["l"].short()  #> MQ301
