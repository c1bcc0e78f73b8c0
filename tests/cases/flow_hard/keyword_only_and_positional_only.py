import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def gate(feat, /, near, *, bias=None, **feats):
    out = feat * near  #> MQ201
    if bias is not None:
        out = out + bias
    return out, feats["feat"] * near


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y):
        q = self.quant(x)
        return gate(q, y > 2.5, feat=y), gate(y, y > 2.5, bias=x, feat=x)
