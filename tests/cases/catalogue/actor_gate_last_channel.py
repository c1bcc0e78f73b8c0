"""Actor encoder of a joint prediction model; the last input channel says whether the slot is filled."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ActorGate(nn.Module):
    def __init__(self, in_dim: int = 7, dim: int = 64) -> None:
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Sequential(nn.Linear(in_dim, dim), nn.LayerNorm(dim), nn.ReLU())
        self.out = nn.Linear(dim, dim)

    def forward(self, actors):
        actors = self.quant(actors)  #> MQ401
        present = actors[..., -1] == 1  #> MQ101
        feats = self.proj(actors)
        feats = feats * present[..., None]  #> MQ201
        return self.dequant(self.out(feats))
