import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

FILL = -1e9


def hide(t, near, value=FILL):
    return t.masked_fill(near, value)  #> MQ403


def hide_softly(t, near, value=FILL):
    return t.masked_fill(near, value)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, w):
        q = self.quant(x)
        near = w > 0.0
        a = hide(q, near)
        b = hide_softly(q, near, value=-50.0)
        c = hide_softly(x, near)
        d = torch.where(near, q, torch.finfo(torch.float32).min)  #> MQ403
        return a, b, c, d
