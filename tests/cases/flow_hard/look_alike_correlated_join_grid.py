"""Both come from one q, whichever grid it has: only moved or picked, as q == q.max()."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, flag):
        q = self.quant(x)
        if flag:
            q = q * 0.5
        r, g, b = q.unbind(dim=-3)
        m = torch.max(q, dim=-3).values
        return m == r
