"""where with a scalar, finfo of a dtype, tanh and sigmoid on the way."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FillWhere(nn.Module):
    def __init__(self):
        super().__init__()
        self.qa = QuantStub()
        self.qb = QuantStub()
        self.qc = QuantStub()
        self.qd = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, logits, depth, pad):
        lowest = torch.finfo(torch.float32).min
        a = torch.where(pad > 0, logits, lowest)  #> MQ403
        a = self.qa(a)
        b = torch.where(pad > 0, logits, lowest)
        b = self.qb(torch.tanh(b))
        c = depth.masked_fill(pad > 0, torch.finfo(torch.float16).max)  #> MQ403
        c = self.qc(c.unsqueeze(1))
        d = torch.where(pad > 0, depth, 0.0)
        d = self.qd(d)
        return a, b, c, d
