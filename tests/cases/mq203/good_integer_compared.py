"""Silent: comparing integers gives the bool condition that masked_fill wants."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class WindowScores(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, region):
        region = region.long()
        other_region = region.unsqueeze(1) != region.unsqueeze(2)
        scores = self.quant(scores)
        scores = scores.masked_fill(other_region, -100.0)
        return self.dequant(torch.softmax(scores, dim=-1))
