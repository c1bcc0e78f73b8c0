from torch import nn

from stubs import make_many, make_stub


class Identity(nn.Module):
    def forward(self, x):
        return x


def make_plain():
    return Identity()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = make_stub()
        self.rest = nn.ModuleList(make_many(2))
        self.b = make_plain()

    def forward(self, x, y, z):
        p = self.a(x) == 1  #> MQ101
        q = self.rest[0](y) == 1  #> MQ101
        r = self.b(z) == 1
        return p, q, r
