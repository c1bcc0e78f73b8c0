"""One cause, one finding: the operand is reported, so the whole `and`/`or` is not reported again."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, flag: bool):
        q = self.quant(x)
        if q.sum() > 0 and flag:  #> MQ501
            q = q * 2
        if q.sum() > 0 or self.training:  #> MQ501
            q = q * 3
        return q

    def equal(self, x):
        q = self.quant(x)
        if q.sum() == 1 or self.training:  #> MQ101
            q = q * 2
        return q
