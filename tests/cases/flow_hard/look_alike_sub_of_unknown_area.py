"""area is made of q and of what is unknown: nothing of it is a number, so it is `sub`, not rsub."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub
from somewhere import helper


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        area = helper(x) - helper(q)
        return area * area - q

    def minmax(self, x):
        q = self.quant(x)
        area = torch.max(helper(x), helper(q)) - torch.min(helper(x), helper(q))
        return area - q
