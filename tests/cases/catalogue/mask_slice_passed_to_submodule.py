"""The slice crosses a module boundary before it masks anything."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SubGraph(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)
        self.norm = nn.LayerNorm(dim)

    def forward(self, x, invalid):
        x = self.norm(self.fc(x)).relu()
        return x.masked_fill(invalid[..., None], -100.0)


class VectorNet(nn.Module):
    def __init__(self, dim=9, depth=2):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.layers = nn.ModuleList([SubGraph(dim) for _ in range(depth)])

    def forward(self, data):
        x = self.quant(data["vectors"])  #> MQ401
        invalid = x[..., 8] < 0.5
        for layer in self.layers:
            x = layer(x, invalid)
        return self.dequant(x.max(dim=-2)[0])
