import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self, n: int = 8):
        super().__init__()
        self.register_buffer("causal", torch.ones(n, n, dtype=torch.bool).tril())
        self.register_buffer("bias", torch.randn(n))
        self.register_buffer("order", torch.arange(n))
        self.gain = nn.Parameter(torch.ones(n))
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        a = q * self.causal  #> MQ201
        b = q + self.bias
        c = q * self.gain
        d = q + self.order  #> MQ203
        e = q.masked_fill(~self.causal, 0.0)
        f = q.index_select(-1, self.order)
        return a, b, c, d, e, f
