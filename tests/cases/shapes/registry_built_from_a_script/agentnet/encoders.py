"""Polyline encoders: B x N x T x C -> B x N x D."""
import torch
from torch import nn

from .builder import ENCODERS


def make_mlp(channels):
    layers = []
    for c_in, c_out in zip(channels[:-1], channels[1:]):
        layers += [nn.Linear(c_in, c_out), nn.LayerNorm(c_out), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers)


@ENCODERS.register_module()
class PolylineEncoder(nn.Module):
    """Points with a validity flag in the last channel."""

    def __init__(self, in_channels=8, embed_dims=64):
        super().__init__()
        self.point_mlp = make_mlp([in_channels, embed_dims, embed_dims])
        self.out_mlp = make_mlp([embed_dims, embed_dims])

    def forward(self, polylines):
        valid = polylines[..., -1:] == 1  #> MQ101: polylines[..., -1:] == 1
        point_feat = self.point_mlp(polylines)
        point_feat = point_feat * valid  #> MQ201: point_feat * valid
        pooled = torch.max(point_feat, dim=2)[0]
        return self.out_mlp(pooled)


@ENCODERS.register_module()
class MaskedPolylineEncoder(nn.Module):
    """The same for polylines whose validity comes apart from the points."""

    def __init__(self, in_channels=8, embed_dims=64, num_layers=2):
        super().__init__()
        self.num_layers = num_layers
        self.point_mlp = make_mlp([in_channels, embed_dims])
        self.layers = nn.ModuleList([make_mlp([embed_dims, embed_dims]) for _ in range(num_layers)])

    def forward(self, polylines, padding):
        x = self.point_mlp(polylines)
        for layer in self.layers:
            x = layer(x)
            x = x.masked_fill(padding[..., None], 0.0)
        return torch.max(x, dim=2)[0]
