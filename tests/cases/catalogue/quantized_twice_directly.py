"""A stub behind a stub, behind a layer, and behind a DeQuantStub."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Twice(nn.Module):
    def __init__(self):
        super().__init__()
        self.q1 = QuantStub()
        self.q2 = QuantStub()
        self.q3 = QuantStub()
        self.q4 = QuantStub()
        self.q5 = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 3, 3)
        self.cpu_op = nn.Softplus()

    def forward(self, x):
        a = self.q1(x)
        b = self.q2(a)  #> MQ502
        c = self.q3(self.conv(a))  #> MQ502
        d = self.q4(self.cpu_op(self.dequant(a)))
        e = self.q5(a.permute(0, 2, 3, 1))  #> MQ502
        return b, c, d, e
