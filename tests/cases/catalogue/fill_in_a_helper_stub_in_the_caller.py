"""The constant is written two calls away from the stub."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

MASK_VALUE = -1e9
SOFT_VALUE = -80.0


def causal_bias(n, value):
    upper = torch.triu(torch.ones(n, n), diagonal=1) > 0
    return torch.zeros(n, n).masked_fill(upper, value)  #> MQ403


def window_bias(n, value):
    dist = torch.arange(n)[:, None] - torch.arange(n)[None, :]
    return torch.zeros(n, n).masked_fill(dist.abs() > 4, value)


class Decoder(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.causal_quant = QuantStub()
        self.window_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x):
        n = x.shape[1]
        h = self.fc(self.quant(x))
        s = torch.matmul(h, h.transpose(1, 2))
        a = s + self.causal_quant(causal_bias(n, MASK_VALUE))
        b = s + self.window_quant(window_bias(n, SOFT_VALUE))
        plain = torch.softmax(x + window_bias(n, MASK_VALUE), -1)
        return self.dequant(a.softmax(-1)), self.dequant(b.softmax(-1)), plain
