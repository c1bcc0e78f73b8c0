import lib
from lib import LEVELS
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.s = lib.Stub()
        self.p = lib.Plain()

    def forward(self, x, y):
        s = self.s(x)
        a = s == LEVELS["on"]  #> MQ101
        b = s == lib.LEVELS["off"]
        c = self.p(y) == LEVELS["on"]
        return a, b, c
