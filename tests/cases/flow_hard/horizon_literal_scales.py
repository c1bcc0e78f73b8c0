import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

UNIT = 1.0
STEP = 3 / 10


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub(scale=UNIT)
        self.quant_b = QuantStub(STEP)
        self.quant_c = QuantStub(scale=None)
        self.quant_d = QuantStub(0.5)

    def forward(self, a, b, c, d):
        a, b, c, d = self.quant_a(a), self.quant_b(b), self.quant_c(c), self.quant_d(d)
        p = a == 1, a >= 1, a.int()
        q = b == 1  #> MQ101
        r = c == 1  #> MQ101
        s = d == 1, d <= 1, d.long()
        return p, q, r, s
