import torch
from torch import nn


class AgentEncoder(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.proj = nn.Linear(8, dim)
        self.norm = nn.LayerNorm(dim)

    def forward(self, x, valid):
        x = self.norm(self.proj(x))
        if x.dim() == 1:
            x = x.unsqueeze(0)
        empty = valid == 0
        alive = valid == 1  #> MQ101
        x = x.masked_fill(empty.unsqueeze(-1), 0.0)
        return x.masked_fill(~alive.unsqueeze(-1), 0.0)


class MapEncoder(nn.Module):
    """Runs on the CPU in float: nothing of it is quantized."""

    def __init__(self, dim):
        super().__init__()
        self.proj = nn.Linear(4, dim)

    def forward(self, lanes, types):
        crosswalk = types == 1
        return self.proj(lanes) * crosswalk.unsqueeze(-1)
