"""Quantizers under other names."""
import horizon_plugin_pytorch as horizon
import torch
import torch.ao.quantization as tq
from torch import nn
from torch.quantization import QuantStub as Stub


class Aliases(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = tq.QuantStub()
        self.b = horizon.quantization.QuantStub(scale=1)
        self.c = Stub()
        self.d = torch.quantization.QuantStub()
        self.out = tq.DeQuantStub()

    def forward(self, a, b, c, d):
        r = self.a(a) == 1  #> MQ101
        s = self.b(b) == 1
        t = self.c(c) == 1  #> MQ101
        u = self.d(d) >= 1  #> MQ102
        v = self.out(self.a(a)).int()  #> MQ301
        return r, s, t, u, v
