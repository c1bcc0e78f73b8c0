"""The legal repair without moving code: dequantize, round, compare."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class KeepRounded(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, flags):
        flags = self.dequant(self.quant(flags))
        broken = flags == 1  #> MQ101
        clean = flags.round()
        fine = clean == 1
        also = torch.round(flags) != 1
        bound = torch.round(flags) >= 1
        ids = flags.round().long()
        cut = flags.long()  #> MQ301
        same = clean.to(torch.int32)
        return broken, fine, also, bound, ids, cut, same
