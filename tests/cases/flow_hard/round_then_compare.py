import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def helper(self, t, exact=False):
        return torch.round(t) if exact else t

    def forward(self, x):
        out = self.dequant(self.quant(x))
        a = out.round() == 1
        b = self.helper(out, exact=True).int()
        c = out.clamp(0, 1) == 1  #> MQ101
        d = out.double().flip(0) == 1  #> MQ101
        e = (out * 2 + 1) == 1
        f = torch.sigmoid(out) >= 1
        return a, b, c, d, e, f
