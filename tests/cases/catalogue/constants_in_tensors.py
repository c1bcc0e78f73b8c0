"""Constants made as tensors, one element of which is not 0."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

ONE = torch.tensor(1.0)


class TensorConstants(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.learned = nn.Parameter(torch.tensor(1.0))

    def forward(self, x):
        q = self.quant(x)
        a = q == ONE  #> MQ101
        b = q == torch.tensor([0.0, 1.0])  #> MQ101
        c = q == torch.tensor([0.0, 0.0])
        d = torch.eq(q, torch.ones_like(x))  #> MQ101
        e = q == self.learned  #> MQ103
        f = torch.zeros_like(q) == q
        g = x == ONE
        return self.dequant(q), a, b, c, d, e, f, g
