"""An additive mask of 0 and -100, made by a fill."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class WindowAttention(nn.Module):
    def __init__(self, dim, window=7):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.to_scores = nn.Linear(dim, window * window)
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, tokens, region):
        scores = self.to_scores(self.quant(tokens))
        other_region = region[:, None] != region[:, :, None]
        shift = torch.zeros(1, 49, 49).masked_fill(other_region, -100.0)
        scores = scores + shift  #> MQ202
        return self.dequant(self.softmax(scores))
