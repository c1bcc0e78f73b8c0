import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

SIDES = ("left", "right")


class Sides(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, cost, plain):
        q = self.quant(cost)
        slots = dict.fromkeys(SIDES, q)
        raw = dict.fromkeys(SIDES, plain)
        empty = dict.fromkeys(SIDES)
        a = slots["left"] <= 1  #> MQ102
        b = raw["left"] <= 1
        empty["right"] = q
        c = empty["right"] <= -1  #> MQ102
        d = empty["left"] is None
        return a, b, c, d
