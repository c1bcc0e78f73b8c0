"""Silent: the supported spellings make a new tensor."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Rebuilt(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.ego_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, ego, lost):
        tokens = self.quant(tokens)
        tokens = tokens.masked_fill(lost > 0, 0.0)
        tokens = torch.cat([self.ego_quant(ego), tokens[:, 1:]], dim=1)
        return self.dequant(tokens)
