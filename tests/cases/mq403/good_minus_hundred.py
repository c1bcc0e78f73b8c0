"""Silent: -100 leaves most of the grid to the data."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ModestMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.bias_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, lengths):
        bias = torch.zeros(4, 1, 32).masked_fill(lengths == 0, -100.0)
        scores = self.score_quant(scores) + self.bias_quant(bias)
        scores = scores.masked_fill(lengths[:, None] == 1, -1e2)
        return self.dequant(scores.softmax(-1))
