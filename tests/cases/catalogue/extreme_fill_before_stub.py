"""-1e9 is written into logits that a stub will see."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FillBefore(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub()
        self.quant_b = QuantStub()
        self.quant_c = QuantStub()
        self.quant_d = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, logits, pad):
        a = logits.masked_fill(pad, -1e9)  #> MQ403
        a = self.quant_a(a).softmax(-1)
        b = logits.masked_fill(pad, -1e9)
        b = self.quant_b(torch.softmax(b, dim=-1))
        c = logits.masked_fill(pad, -100.0)
        c = self.quant_c(c).softmax(-1)
        d = logits.masked_fill(pad, float("-inf")).clamp(-50.0, 50.0)
        d = self.quant_d(d)
        loose = logits.masked_fill(pad, -1e9)
        return self.dequant(a), self.dequant(b), self.dequant(c), self.dequant(d), loose.softmax(-1)
