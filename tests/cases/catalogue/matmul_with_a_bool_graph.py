"""Graph convolution over a bool adjacency."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GraphConv(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.adj_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.lin = nn.Linear(dim, dim)

    def forward(self, nodes, dist):
        adj = dist < 2.0
        h = self.lin(self.quant(nodes))
        bad = torch.matmul(adj, h)  #> MQ201
        worse = adj @ h  #> MQ201
        half = torch.matmul(adj.float(), h)  #> MQ202
        whole = adj.long() @ h  #> MQ203
        soft = torch.matmul(dist, h)
        good = torch.matmul(self.adj_quant(adj.float()), h)
        return self.dequant(good), bad, worse, half, whole, soft
