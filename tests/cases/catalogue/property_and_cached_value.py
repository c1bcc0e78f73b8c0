"""Properties that compare and cast."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Cached(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self._q = None
        self._raw = None

    @property
    def full(self):
        return self._q == 1  #> MQ101

    @property
    def codes(self):
        return self._q.long()  #> MQ301

    @property
    def raw_full(self):
        return self._raw == 1

    def forward(self, x):
        self._raw = x
        self._q = self.quant(x)
        return self.dequant(self._q), self.full, self.codes, self.raw_full
