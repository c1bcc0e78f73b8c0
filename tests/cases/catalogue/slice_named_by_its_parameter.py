"""The name that says mask is the helper's parameter."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NamedByParameter(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant_a = QuantStub()
        self.quant_b = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(4, dim)

    def attend(self, feat, pad_mask):
        return self.fc(feat) * pad_mask

    def weigh(self, feat, weight):
        return self.fc(feat) * weight

    def forward(self, a, b):
        qa = self.quant_a(a)  #> MQ401
        qb = self.quant_b(b)
        first = self.attend(qa, qa[..., -1:])
        second = self.weigh(qb, qb[..., -1:])
        return self.dequant(first), self.dequant(second)
