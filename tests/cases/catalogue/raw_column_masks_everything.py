"""Masks of the raw input are applied to quantized features by fills, selections and indices only."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RawColumn(nn.Module):
    def __init__(self, dim=24):
        super().__init__()
        self.quant = QuantStub()
        self.quant_vis = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(6, dim)
        self.mix = nn.Linear(dim, dim)

    @staticmethod
    def split(agents):
        data, last = agents[..., :-1], agents[..., -1]
        return data, last == 1, last != 1

    def forward(self, agents):
        data, seen, unseen = self.split(agents)
        q = self.quant(data)
        h = self.embed(q).masked_fill(unseen.unsqueeze(-1), 0.0)
        h = torch.where(seen.unsqueeze(-1), self.mix(h), h)
        only = h[seen]
        vis = self.quant_vis(seen.float())
        h = h * vis.unsqueeze(-1)
        h = h + self.mix(h) * vis[..., None]
        score = h.sum(-1).masked_fill(unseen, -100.0).softmax(-1)
        return self.dequant(score), self.dequant(only), seen.any(), ~unseen, seen.int()
