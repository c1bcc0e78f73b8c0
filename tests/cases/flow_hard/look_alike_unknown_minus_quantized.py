"""`t - q` with t a tensor of unknown origin is `sub`, which graph preparation replaces; only `1 - q` is rsub."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub
from somewhere import grouping_operation


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, idx):
        q = self.quant(x)
        grouped = grouping_operation(x, idx)
        grouped -= q.unsqueeze(-1)
        return grouped

    def other(self, x, idx):
        q = self.quant(x)
        return grouping_operation(x, idx) - q

    def third(self, x, idx):
        q = self.quant(x)
        union = torch.max(q[..., 0], idx)
        enclose = torch.min(grouping_operation(x, idx), idx)
        return enclose - union
