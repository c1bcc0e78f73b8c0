"""Silent: the indices that topk, max and sort return are integers already."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class QueryRanking(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores):
        scores = self.quant(scores)
        values, order = scores.topk(50, dim=1)
        _, best = scores.max(dim=1)
        ranks = torch.sort(scores, dim=1)[1]
        return self.dequant(values), order.int(), best.short(), ranks.to(torch.int32)
