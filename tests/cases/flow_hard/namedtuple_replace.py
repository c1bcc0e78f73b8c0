from collections import namedtuple

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

Box = namedtuple("Box", ["center", "score"])


class Boxes(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, center, score):
        box = Box(center, score)
        rounded = box._replace(score=self.quant(score))
        a = box.score == 1
        b = rounded.score == 1  #> MQ101
        c = rounded.center == 1
        first, second = rounded
        d = second >= 1  #> MQ102
        back = rounded._replace(score=score)
        e = back[1] >= 1
        f = rounded[1] >= 1  #> MQ102
        return a, b, c, first, d, e, f
