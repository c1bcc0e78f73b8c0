# Copyright (c) ADLib authors. All rights reserved.

from typing import Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.models.base_modules.attention import GraphAttention
from adlib.models.base_modules.mlp_module import FFN
from adlib.registry import OBJECT_REGISTRY
from adlib.utils.mask_ops import any_valid, apply_weight

__all__ = ["GlobalInteraction"]


@OBJECT_REGISTRY.register
class GlobalInteraction(nn.Module):
    """Let agents and lanes exchange features along a dense graph.

    Args:
        embed_dims: Channels.
        num_layers: Number of rounds.
        num_heads: Heads of the attention.
    """

    def __init__(self, embed_dims: int = 128, num_layers: int = 2, num_heads: int = 4):
        super().__init__()
        self.embed_dims = embed_dims
        self.attns = nn.ModuleList(
            [GraphAttention(embed_dims, num_heads) for _ in range(num_layers)]
        )
        self.ffns = nn.ModuleList(
            [FFN(embed_dims, embed_dims * 2) for _ in range(num_layers)]
        )
        self.pose_proj = nn.Linear(4, embed_dims)
        self.node_cat = FloatFunctional()
        self.exist_cat = FloatFunctional()
        self.adjacency_mul = FloatFunctional()

    def adjacency(self, exists: torch.Tensor) -> torch.Tensor:
        """True for pairs of nodes that both exist."""
        pairs = self.adjacency_mul.mul(exists.unsqueeze(1), exists.unsqueeze(2))
        return torch.logical_not(pairs == 0)

    def forward(
        self,
        agent_feat: torch.Tensor,
        lane_feat: torch.Tensor,
        agent_exists: torch.Tensor,
        lane_exists: torch.Tensor,
        rel_pose: Optional[torch.Tensor] = None,
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Interact.

        Args:
            agent_feat: Shape (B, N, C).
            lane_feat: Shape (B, L, C).
            agent_exists: Quantized 0/1 of shape (B, N).
            lane_exists: Quantized 0/1 of shape (B, L).
            rel_pose: Quantized poses of shape (B, N + L, N + L, 4).
        """
        num_agents = agent_feat.shape[1]
        nodes = self.node_cat.cat([agent_feat, lane_feat], dim=1)
        exists = self.exist_cat.cat([agent_exists, lane_exists], dim=1)
        adjacency = self.adjacency(exists)
        edges = None
        if rel_pose is not None:
            edges = self.pose_proj(rel_pose)
        for attn, ffn in zip(self.attns, self.ffns):
            nodes = ffn(attn(nodes, adjacency, edges))
        nodes = apply_weight(nodes, exists)
        crowded = any_valid(agent_exists, dim=1)
        empty = torch.logical_not(crowded)[:, None, None]
        nodes = nodes.masked_fill(empty, 0.0)
        return nodes[:, :num_agents], nodes[:, num_agents:]
