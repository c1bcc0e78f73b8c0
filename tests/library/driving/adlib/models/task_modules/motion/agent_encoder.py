# Copyright (c) ADLib authors. All rights reserved.

from typing import Sequence

import torch
import torch.nn as nn

from adlib.models.base_modules.mlp_module import ResidualMLP
from adlib.registry import OBJECT_REGISTRY
from .polyline import PolylineSubGraph

__all__ = ["AgentEncoder"]


@OBJECT_REGISTRY.register
class AgentEncoder(nn.Module):
    """Encode the history of every agent.

    Args:
        in_channels: Channels of a state, without the observation flag.
        hidden_channels: Hidden channels of the subgraph.
        embed_dims: Channels of the output.
    """

    def __init__(
        self,
        in_channels: int = 10,
        hidden_channels: Sequence[int] = (32, 64),
        embed_dims: int = 128,
    ):
        super().__init__()
        self.subgraph = PolylineSubGraph(in_channels, hidden_channels)
        self.out_proj = nn.Linear(self.subgraph.out_channels, embed_dims)
        self.refine = ResidualMLP(embed_dims, embed_dims)

    def forward(self, agents: torch.Tensor) -> torch.Tensor:
        """Encode.

        Args:
            agents: Quantized states of shape (B, N, T, C + 1); the last channel
                says whether a step was observed.

        Returns:
            Shape (B, N, embed_dims).
        """
        states, observed = agents[..., :-1], agents[..., -1]
        valid = torch.logical_not(observed == 0)
        feat = self.subgraph(states, valid)
        return self.refine(self.out_proj(feat))
