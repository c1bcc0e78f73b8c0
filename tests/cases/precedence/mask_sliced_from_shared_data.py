"""A mask sliced from shared data is MQ401 at the stub, once, however often it is used."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ActorEncoder(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.first = nn.Linear(10, dim)
        self.second = nn.Linear(dim, dim)

    def forward(self, actors):
        actors = self.quant(actors)  #> MQ401: self.quant(actors)
        absent = (actors[..., -1] == 0)[..., None]
        hidden = self.first(actors).masked_fill(absent, 0.0)
        hidden = self.second(hidden).masked_fill(absent, 0.0)
        hidden = torch.where(absent, hidden * 0.5, hidden)
        return self.dequant(hidden)
