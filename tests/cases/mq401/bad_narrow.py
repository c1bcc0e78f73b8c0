"""torch.narrow cuts the mask out; its zero test fills what a layer made of the rest."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LaneNodes(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.node_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.mlp = nn.Sequential(nn.Linear(8, dim), nn.ReLU())

    def forward(self, nodes):
        nodes = self.node_quant(nodes)  #> MQ401
        last = torch.narrow(nodes, 2, 8, 1)
        hidden = self.mlp(torch.narrow(nodes, 2, 0, 8))
        hidden = hidden.masked_fill(last == 0, 0.0)
        return self.dequant(hidden)
