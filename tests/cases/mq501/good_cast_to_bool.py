"""Silent: `.to(torch.bool)` is the implemented spelling of the cast."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CastSpelling(nn.Module):
    def __init__(self):
        super().__init__()
        self.token_quant = QuantStub()
        self.drop_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, drop):
        tokens = self.token_quant(tokens)
        drop = self.drop_quant(drop).to(torch.bool)
        return self.dequant(tokens.masked_fill(drop, 0.0)), drop.any()
