"""int16 masks, as the report tried them first."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class IntMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.register_buffer("offsets", torch.arange(16))

    def forward(self, x, keep):
        present = torch.logical_not(keep == 0)
        q = self.quant(x)
        a = q * present.to(torch.int16)  #> MQ203
        b = q + present * -100  #> MQ203
        c = torch.mul(present.int(), q)  #> MQ203
        d = q + torch.arange(16)  #> MQ203
        e = q - self.offsets  #> MQ203
        best = q.argmax(-1, keepdim=True)
        f = q * best  #> MQ203
        g = q * 3
        h = self.dequant(q) * present.int()
        n = int(x.shape[-1])
        k = q / n
        return a, b, c, d, e, f, g, h, k
