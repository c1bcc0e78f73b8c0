"""split with sizes; `keep` is compared with 0 and selects."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TokenPruner(nn.Module):
    def __init__(self, dim=192):
        super().__init__()
        self.dim = dim
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens):
        tokens = self.quant(tokens)  #> MQ401
        data, keep = torch.split(tokens, [self.dim, 1], dim=-1)
        data = torch.where(keep == 0, torch.zeros_like(data), data)
        return self.dequant(data)
