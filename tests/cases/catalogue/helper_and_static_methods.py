"""The mask is made in one helper and used in another."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def combine(feat, mask):
    return feat * mask  #> MQ201


class Helpers(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.flag_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    @staticmethod
    def is_set(flag):
        return flag == 1  #> MQ101

    @classmethod
    def is_clear(cls, flag):
        return flag == 0

    def _embed(self, x):
        return self.fc(self.quant(x))

    def forward(self, x, flag):
        q = self._embed(x)
        set_ = self.is_set(self.flag_quant(flag))
        raw = combine(x, x > 0)
        return self.dequant(combine(q, set_)), raw, self.is_clear(flag)
