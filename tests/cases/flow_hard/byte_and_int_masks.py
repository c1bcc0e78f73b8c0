import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, w):
        q = self.quant(x)
        near = w > 0
        a = q * near.byte()  #> MQ203
        b = q * near.type(torch.int32)  #> MQ203
        c = q + near.long() * -100  #> MQ203
        d = q.masked_fill(near.byte().bool(), 0.0)
        e = q * (near.int() + 1)  #> MQ203
        f = q[:, near.long().sum(0)]
        g = near.int() == 1
        return a, b, c, d, e, f, g
