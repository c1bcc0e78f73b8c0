import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_keep = QuantStub()

    def forward(self, x, keep):
        q = self.quant(x)
        k = self.quant_keep(keep)
        a = q != 0  #> MQ501
        b = ~k  #> MQ501
        c = 1 - k  #> MQ501
        d = k.any(dim=-1)  #> MQ501
        e = torch.cumsum(q, dim=-1)  #> MQ501
        f = k.bool()  #> MQ501
        g = torch.nonzero(k)  #> MQ501
        h = q != 1  #> MQ101
        i = x != 0, ~(keep > 0), 1 - x, keep.any(), x.cumsum(-1), keep.bool()
        j = torch.logical_not(q == 0), q - 1, q / 2, k.all(dim=-1)
        return a, b, c, d, e, f, g, h, i, j
