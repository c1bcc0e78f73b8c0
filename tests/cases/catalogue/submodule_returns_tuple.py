"""A backbone returns (Q, bool); the head mixes them up."""
from typing import Tuple

import torch
from torch import Tensor, nn
from torch.quantization import DeQuantStub, QuantStub


class Backbone(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.quant = QuantStub()
        self.conv = nn.Conv2d(c, c, 3, padding=1)

    def forward(self, img: Tensor) -> Tuple[Tensor, Tensor]:
        black = img.sum(1, keepdim=True) == 0
        return self.conv(self.quant(img)), black


class Head(nn.Module):
    def forward(self, pair):
        feat, black = pair
        return feat - black  #> MQ201


class SafeHead(nn.Module):
    def forward(self, pair):
        feat, black = pair
        return feat.masked_fill(black, 0.0)


class Model(nn.Module):
    def __init__(self, c=3, safe=False):
        super().__init__()
        self.backbone = Backbone(c)
        self.heads = nn.ModuleDict({"main": Head(), "safe": SafeHead()})
        self.dequant = DeQuantStub()

    def forward(self, img):
        pair = self.backbone(img)
        main = self.heads["main"](pair)
        safe = self.heads["safe"](pair)
        return self.dequant(main), self.dequant(safe)
