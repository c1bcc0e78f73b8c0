import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, w):
        x[w > 2.0] = 0.0
        q = self.quant(x)
        scaled = q.mul(2.0)
        scaled += 1.5
        scaled *= w > 2.0  #> MQ201
        q[w > 2.0] = 0.0  #> MQ505
        out = torch.zeros(4, 4)
        out[w > 2.0] = 1.0
        q.masked_fill_(w > 2.0, 0.0)  #> MQ501
        return q, scaled, out
