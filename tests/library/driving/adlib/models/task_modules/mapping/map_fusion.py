# Copyright (c) ADLib authors. All rights reserved.

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY

__all__ = ["MapElementFusion"]


@OBJECT_REGISTRY.register
class MapElementFusion(nn.Module):
    """Fuse current with remembered map elements.

    Args:
        embed_dims: Channels.
        off_road: Logit of elements of other roads.
    """

    def __init__(self, embed_dims: int = 256, off_road: float = -100.0):
        super().__init__()
        self.off_road = off_road
        self.q_proj = nn.Linear(embed_dims, embed_dims)
        self.k_proj = nn.Linear(embed_dims, embed_dims)
        self.v_proj = nn.Linear(embed_dims, embed_dims)
        self.norm = nn.LayerNorm(embed_dims)
        self.softmax = nn.Softmax(dim=-1)
        self.matmul = FloatFunctional()
        self.attn_matmul = FloatFunctional()
        self.road_add = FloatFunctional()
        self.add = FloatFunctional()

    def road_bias(self, same: torch.Tensor) -> torch.Tensor:
        """0 for elements of the same road, a low logit for others."""
        bias = torch.zeros(same.shape, dtype=torch.float32, device=same.device)
        return bias.masked_fill(torch.logical_not(same), self.off_road)

    def forward(
        self,
        feat: torch.Tensor,
        memory: torch.Tensor,
        weight: torch.Tensor,
        same: torch.Tensor,
    ) -> torch.Tensor:
        """Fuse.

        Args:
            feat: Quantized, shape (1, L, C).
            memory: Quantized, shape (1, K, C).
            weight: Quantized, shape (1, K).
            same: Bool, shape (1, L).
        """
        value = self.v_proj(memory) * weight.unsqueeze(-1)
        attn = self.matmul.matmul(self.q_proj(feat), self.k_proj(memory).transpose(1, 2))
        attn = self.road_add.add(attn, self.road_bias(same).unsqueeze(-1))  #> MQ202
        out = self.attn_matmul.matmul(self.softmax(attn), value)
        return self.norm(self.add.add(feat, out))
