"""The fill stands in float code; the mask passes a stub later."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AdditiveMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, lengths):
        bias = torch.zeros(8, 1, 64)
        bias = bias.masked_fill(lengths == 0, -1e9)  #> MQ403
        bias = bias.expand(-1, 64, -1)
        scores = self.score_quant(scores) + self.mask_quant(bias)
        return self.dequant(scores.softmax(dim=-1))
