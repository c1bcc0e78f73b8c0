import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def three(a, b, c):
    return c == 1  #> MQ101


def three_raw(a, b, c):
    return c == 1


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y, z):
        q = self.quant(x)
        head, *rest, tail = y, z, y, q
        a = tail == 1  #> MQ101
        b = rest[0] == 1
        pair = [q, y]
        (first, (second, third)) = (z, pair)
        c = second >= 1  #> MQ102
        d = third >= 1
        e = three(*[y, z], *(q,))
        f = three_raw(*pair, z)
        everything = [*pair, *rest]
        return head, first, a, b, c, d, e, f, everything[0].int(), everything[1].int()  #> MQ301
