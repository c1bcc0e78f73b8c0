"""encode() and decode() use the same stub for different things."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class EncDec(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.enc = nn.Linear(dim, dim)
        self.dec = nn.Linear(dim, dim)

    def encode(self, src):
        return self.enc(self.quant(src))

    def decode(self, memory, tgt_keep):
        gate = self.quant(tgt_keep)  #> MQ402
        return self.dec(memory) * gate

    def forward(self, src, tgt_keep):
        return self.dequant(self.decode(self.encode(src), tgt_keep))
