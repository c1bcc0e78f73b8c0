import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_w = QuantStub()

    def forward(self, x, w):
        q = self.quant(x)
        weight = self.quant_w(w)
        near = w > 3.0
        a = torch.where(near, q, 0.0)
        b = torch.where(near.float(), q, 0.0)  #> MQ504
        c = q.where(near.logical_not(), torch.zeros_like(q))
        d = torch.where(weight, q, weight)  #> MQ504
        e = torch.where(torch.gt(weight, 0.5), q, weight)
        f = q.masked_fill(near.to(torch.int32), 0)  #> MQ504
        g = x.masked_fill(near, 0)
        return a, b, c, d, e, f, g
