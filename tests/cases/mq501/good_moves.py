"""Silent: views, picks, sorts and sums of a quantized tensor are implemented or replaced."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Moves(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens):
        tokens = self.quant(tokens)
        tokens = tokens.permute(0, 2, 1).reshape(-1, 64).unsqueeze(0)
        tokens = tokens.repeat(1, 2, 1).flip(1).roll(1, 1).abs()
        best, index = torch.topk(tokens, 5, dim=-1)
        pooled = best.clamp(min=0.0).sum(dim=-1)
        return self.dequant(pooled), index
