"""Silent: `.bool()` of a raw mask."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RawBool(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, pad):
        tokens = self.quant(tokens)
        tokens = tokens.masked_fill(pad.bool(), 0.0)
        tokens = tokens.masked_fill(pad.to(dtype=torch.bool), 0.0)
        return self.dequant(tokens)
