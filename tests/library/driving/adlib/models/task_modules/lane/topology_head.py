# Copyright (c) ADLib authors. All rights reserved.
"""Which lane continues in which: the topology of the road."""

from typing import Dict, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY

__all__ = ["TopologyHead"]


@OBJECT_REGISTRY.register
class TopologyHead(nn.Module):
    """Score pairs of lanes.

    Args:
        embed_dims: Channels.
        num_bins: Bins on which ends and starts are compared.
        near: Score from which a pair is worth a refinement.
    """

    def __init__(self, embed_dims: int = 256, num_bins: int = 64, near: float = 0.3):
        super().__init__()
        self.num_bins = num_bins
        self.near = near
        self.from_proj = nn.Linear(embed_dims, embed_dims)
        self.to_proj = nn.Linear(embed_dims, embed_dims)
        self.start_bin = nn.Linear(embed_dims, 1)
        self.end_bin = nn.Linear(embed_dims, 1)
        self.sigmoid = nn.Sigmoid()
        self.pair_matmul = FloatFunctional()
        self.exist_mul = FloatFunctional()

    def same_group(self, group: torch.Tensor) -> torch.Tensor:
        """Pairs of the same road, from one quantized code per lane."""
        return group.unsqueeze(1) == group.unsqueeze(2)

    def touching(self, feat: torch.Tensor) -> torch.Tensor:
        """Pairs where one lane ends in the bin in which another starts."""
        start = self.start_bin(feat)
        end = self.end_bin(feat)
        return end == start.transpose(1, 2)  #> MQ103

    def forward(
        self, feat: torch.Tensor, group: torch.Tensor, exists: torch.Tensor
    ) -> Tuple[torch.Tensor, Dict[str, torch.Tensor]]:
        """Score.

        Args:
            feat: Quantized, shape (B, L, C).
            group: Quantized code of the road, shape (B, L).
            exists: Quantized 0/1 of shape (B, L), exact.
        """
        scores = self.pair_matmul.matmul(
            self.from_proj(feat), self.to_proj(feat).transpose(1, 2)
        )
        scores = self.sigmoid(scores)
        pairs = self.exist_mul.mul(exists.unsqueeze(1), exists.unsqueeze(2))
        scores = scores.masked_fill(pairs == 0, 0.0)
        same = self.same_group(group)
        scores = scores.masked_fill(torch.logical_not(same), 0.0)
        likely = scores > self.near
        return scores, {"likely": likely, "touching": self.touching(feat)}
