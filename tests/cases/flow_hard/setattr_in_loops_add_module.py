import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self, n=2):
        super().__init__()
        for i in range(n):
            setattr(self, f"extra_quant_{i}", QuantStub())
            setattr(self, f"extra_conv_{i}", nn.Conv2d(3, 3, 1))
        self.add_module("late", QuantStub())
        self.register_module("later", QuantStub())
        self.add_module("conv", nn.Conv2d(3, 3, 1))

    def forward(self, x, y):
        a = getattr(self, "extra_quant_%d" % 0)(x) == 1  #> MQ101
        b = self.extra_quant_1(x) == 1  #> MQ101
        c = self.late(x) >= 1  #> MQ102
        d = self.later(x) >= 1  #> MQ102
        e = self.conv(y) >= 1
        f = [getattr(self, f"extra_conv_{i}")(y) == 1 for i in range(2)]
        return a, b, c, d, e, f
