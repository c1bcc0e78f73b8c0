import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        a = q == torch.ones(1)  #> MQ101
        b = q == q.new_tensor(1)  #> MQ101
        c = q == torch.full((1,), 1.0)  #> MQ101
        d = torch.eq(q, torch.ones_like(q))  #> MQ101
        e = q == torch.zeros(1)
        f = q == torch.full((1,), 0.0)
        g = torch.isin(q, torch.tensor([0.0, 2.0]))  #> MQ101
        h = x == torch.ones(1)
        return a, b, c, d, e, f, g, h
