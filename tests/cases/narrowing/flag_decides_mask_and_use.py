"""The same flag decides what the mask becomes and how it is applied."""

from torch import nn
from torch.ao.quantization import QuantStub


class Gate(nn.Module):
    def __init__(self, soft=True):
        super().__init__()
        self.soft = soft
        self.quant = QuantStub()
        self.quant_m = QuantStub() if soft else None

    def by_flag(self, x, m):
        q, keep = self.quant(x), m > 0
        if self.soft:
            keep = self.quant_m(keep.float())
        if self.soft:
            return q * keep
        return q.masked_fill(keep, 0.0)

    def by_stub(self, x, m):
        q, keep = self.quant(x), m > 0
        if self.quant_m is not None:
            keep = self.quant_m(keep.float())
        return q.masked_fill(keep, 0.0) if self.quant_m is None else q * keep

    def by_training(self, x, m):
        y = x if self.training else self.quant(x)
        if self.training:
            return y * (m > 0)
        return y.masked_fill(m > 0, 0.0)

    def mixed_up(self, x, m):
        q, keep = self.quant(x), m > 0
        if self.soft:
            keep = self.quant_m(keep.float())
        return q * keep  #> MQ201
