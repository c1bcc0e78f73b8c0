"""Silent: the values that topk picks are values of the tensor; gather and transpose only move."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class TopQueries(nn.Module):
    def __init__(self, k=100):
        super().__init__()
        self.k = k
        self.score_quant = QuantStub()

    def forward(self, scores):
        scores = self.score_quant(scores)
        values, index = torch.topk(scores, 1, dim=-1)
        best = scores == values
        again = torch.gather(scores, -1, index) == values
        symmetric = scores == scores.transpose(-1, -2)
        return best, again, symmetric
