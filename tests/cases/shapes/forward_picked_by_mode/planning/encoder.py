import torch
from torch import nn


class GatedLayer(nn.Module):
    """A layer over agents. Keyword arguments say what gates it."""

    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, **gates):
        out = torch.relu(self.fc(x))
        for name in ("valid", "extra"):
            if gates.get(name) is not None:
                out = out * gates[name].unsqueeze(-1)  #> MQ203
        return out


class PlainLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, valid=None, **unused):
        out = torch.relu(self.fc(x))
        if valid is not None:
            out = out * valid.unsqueeze(-1)
        return out


def make_layers(names, dim):
    table = {"gated": GatedLayer, "plain": PlainLayer}
    return nn.ModuleList([table[name](dim) for name in names])
