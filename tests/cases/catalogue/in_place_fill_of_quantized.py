"""masked_fill_ is not on a QTensor; masked_fill is."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FillInPlace(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.score = nn.Linear(8, 8)

    def forward(self, x, tokens):
        pad = tokens == 0
        x.masked_fill_(pad, 0.0)
        s = self.score(self.quant(x))
        s.masked_fill_(pad, 0.0)  #> MQ501
        t = self.score(self.quant(x))
        t.masked_fill_(pad, -1e9)  #> MQ403
        u = self.score(self.quant(x)).masked_fill(pad, 0.0)
        v = self.dequant(u)
        v.masked_fill_(pad, -1e9)
        return s, t, v.softmax(-1)
