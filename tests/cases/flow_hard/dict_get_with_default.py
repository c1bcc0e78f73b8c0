import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

KEY = "cls"


class Scores(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.head = nn.Conv2d(8, 2, 1)

    def forward(self, image, prior):
        q = self.quant(image)
        feats = {KEY: self.head(q), "prior": prior}
        first = feats.get("cls") == 1  #> MQ101
        second = feats.get("missing", q) == 1  #> MQ101
        third = feats.get("missing", prior) == 1
        fourth = feats.get("prior", q) == 1
        fifth = feats.get("nothing")
        return first, second, third, fourth, fifth is None
