"""The mask is made of the raw tensor, the data is quantized without it."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NeighborEncoder(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc1 = nn.Linear(4, dim)
        self.fc2 = nn.Linear(dim, dim)

    def forward(self, neighbors):
        absent = neighbors[..., -1] != 1
        nearby = neighbors[..., 0] >= 1
        finite = torch.isfinite(neighbors).all()
        x = self.quant(neighbors[..., :-1])
        x = torch.relu(self.fc1(x))
        x = self.fc2(x)
        x = x.masked_fill(absent.unsqueeze(-1), 0)
        return self.dequant(x), nearby, finite
