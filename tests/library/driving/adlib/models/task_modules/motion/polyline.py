# Copyright (c) ADLib authors. All rights reserved.
"""Subgraphs that encode polylines point by point."""

from typing import Sequence

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.utils.mask_ops import apply_mask

__all__ = ["SubGraphLayer", "PolylineSubGraph"]

#: Takes a point out of a maximum.
EMPTY_LOGIT = -100.0


class SubGraphLayer(nn.Module):
    """One layer of the polyline subgraph of VectorNet.

    Args:
        in_channels: Channels of a point.
        hidden_channels: Channels of a point in the output, halved.
    """

    def __init__(self, in_channels: int, hidden_channels: int):
        super().__init__()
        self.fc = nn.Linear(in_channels, hidden_channels)
        self.norm = nn.LayerNorm(hidden_channels)
        self.relu = nn.ReLU()
        self.cat = FloatFunctional()

    def forward(self, feat: torch.Tensor, valid: torch.Tensor) -> torch.Tensor:
        """Encode.

        Args:
            feat: Shape (B, N, P, C).
            valid: Shape (B, N, P).
        """
        feat = self.relu(self.norm(self.fc(feat)))
        empty = torch.logical_not(valid).unsqueeze(-1)
        pooled = feat.masked_fill(empty, EMPTY_LOGIT).max(dim=2, keepdim=True)[0]
        pooled = pooled.expand(-1, -1, feat.shape[2], -1)
        out = self.cat.cat([feat, pooled], dim=-1)
        return apply_mask(out, valid)


class PolylineSubGraph(nn.Module):
    """Stack of subgraph layers.

    Args:
        in_channels: Channels of a point.
        hidden_channels: Hidden channels of every layer.
    """

    def __init__(self, in_channels: int, hidden_channels: Sequence[int] = (32, 64)):
        super().__init__()
        layers = []
        for channels in hidden_channels:
            layers.append(SubGraphLayer(in_channels, channels))
            in_channels = channels * 2
        self.layers = nn.ModuleList(layers)
        self.out_channels = in_channels

    def forward(self, feat: torch.Tensor, valid: torch.Tensor) -> torch.Tensor:
        for layer in self.layers:
            feat = layer(feat, valid)
        return feat.max(dim=2)[0]
