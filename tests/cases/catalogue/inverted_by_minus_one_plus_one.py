"""m * -1 + 1 is 1 - m: a mask stays a mask."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class InvertedMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, ids):
        x = self.quant(x)
        pad = (ids == 0).float()
        a = x * self.quant_mask(pad)
        b = x * self.quant_mask(pad * -1 + 1)
        c = x * (-pad + 1)  #> MQ202
        d = x * (0.0 - pad)  #> MQ202
        e = x * (torch.ones_like(pad) - pad)  #> MQ202
        f = self.dequant(self.quant_mask(pad - 1 + 1))
        return self.dequant(a), self.dequant(b), self.dequant(c), self.dequant(d), self.dequant(e), f
