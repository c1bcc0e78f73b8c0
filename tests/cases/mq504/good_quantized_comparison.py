"""Silent: a quantized mask compared with 0 is a plain bool."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ComparedFirst(nn.Module):
    def __init__(self):
        super().__init__()
        self.query_quant = QuantStub()
        self.alive_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, queries, alive):
        queries = self.query_quant(queries)
        alive = self.alive_quant(alive)
        queries = queries.masked_fill(alive == 0, 0.0)
        queries = torch.where(torch.logical_not(alive), queries, queries * 2)
        return self.dequant(queries)
