"""Silent: integers that pick rows are not calculated with."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class NeighborGather(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, nodes, neighbors: torch.LongTensor):
        nodes = self.quant(nodes)
        first = nodes[:, neighbors[0]]
        second = nodes.index_select(1, neighbors[1])
        third = torch.gather(nodes, 1, neighbors)
        _, best = nodes.topk(4, dim=1)
        fourth = nodes.gather(1, best)
        return [self.dequant(t) for t in (first, second, third, fourth)]
