"""Silent: sizes are Python numbers, however they are read."""
import math

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ScaledScores(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_q = QuantStub()
        self.quant_k = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, q, k):
        q, k = self.quant_q(q), self.quant_k(k)
        b, n, dim = q.shape
        scores = torch.matmul(q, k.transpose(1, 2)) / math.sqrt(dim)
        scores = scores / k.size(1) * n
        return self.dequant(scores.reshape(b * n, -1))
