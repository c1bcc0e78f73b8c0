"""Matrix products with an adjacency of bools, as a function and as an operator."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LaneGraphConv(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.node_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.msg = nn.Linear(dim, dim)

    def forward(self, nodes, successors, neighbors):
        nodes = self.node_quant(nodes)
        follows = successors != 0
        forward_msg = torch.matmul(follows, self.msg(nodes))  #> MQ201
        side_msg = neighbors.bool() @ nodes  #> MQ201
        return self.dequant(forward_msg), self.dequant(side_msg)
