"""q * q_m.int() is one mistake; q * (q_m == 1) is two."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class OneCause(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, mask):
        q = self.quant(x)
        q_m = self.quant_mask(mask)
        a = q * q_m.int()  #> MQ301
        b = q * (q_m == 1)  #> MQ101 | MQ201
        c = q * (q_m > 0.5)  #> MQ201
        d = q * q_m
        e = q * torch.logical_not(q_m == 0)  #> MQ201
        ids = q_m.long()  #> MQ301
        f = q * ids
        g = torch.where(q_m == 1, q, torch.zeros_like(q))  #> MQ101
        return self.dequant(a + d), b, c, e, f, g
