"""Silent: parameters and buffers of floats are no masks, even where a buffer holds ones."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class QueryInit(nn.Module):
    def __init__(self, dim=256, queries=900):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.gamma = nn.Parameter(torch.ones(dim))
        self.register_buffer("window", torch.tril(torch.ones(queries, queries)))
        self.register_buffer("position", torch.rand(queries, dim))

    def forward(self, queries):
        queries = self.quant(queries)
        queries = queries * self.gamma + self.position
        return self.dequant(torch.matmul(self.window, queries))
