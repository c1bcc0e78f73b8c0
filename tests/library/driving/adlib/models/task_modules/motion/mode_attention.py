# Copyright (c) ADLib authors. All rights reserved.
"""Attention among the modes of a forecast."""

from typing import Optional

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.qtensor import QTensor

from adlib.registry import OBJECT_REGISTRY

__all__ = ["ModeAttention", "ModeRanker"]


@OBJECT_REGISTRY.register
class ModeAttention(nn.Module):
    """Let the modes of one agent know of each other.

    This module is also used by projects that build it from their own
    registry, so its inputs are annotated.

    Args:
        embed_dims: Channels.
    """

    def __init__(self, embed_dims: int = 128):
        super().__init__()
        self.embed_dims = embed_dims
        self.qk = nn.Linear(embed_dims, embed_dims * 2)
        self.v_proj = nn.Linear(embed_dims, embed_dims)
        self.out_proj = nn.Linear(embed_dims, embed_dims)
        self.softmax = nn.Softmax(dim=-1)
        self.matmul = FloatFunctional()
        self.attn_matmul = FloatFunctional()
        self.add = FloatFunctional()

    def forward(
        self,
        feat: QTensor,
        keep: torch.BoolTensor,
        pairs: Optional[torch.BoolTensor] = None,
    ) -> torch.Tensor:
        """Attend.

        Args:
            feat: Shape (B, M, C).
            keep: Modes to keep, shape (B, M).
            pairs: Pairs of modes that may attend to each other, (B, M, M).
        """
        q, k = self.qk(feat).chunk(2, dim=-1)
        attn = self.matmul.matmul(q, k.transpose(1, 2))
        if pairs is not None:
            attn = attn.masked_fill(torch.logical_not(pairs), -60.0)
        attn = self.softmax(attn)
        out = self.out_proj(self.attn_matmul.matmul(attn, self.v_proj(feat)))
        out = out * keep.unsqueeze(-1)  #> MQ201
        return self.add.add(feat, out)


@OBJECT_REGISTRY.register
class ModeRanker(nn.Module):
    """Rank the modes of every agent.

    Args:
        embed_dims: Channels.
        rank_bonus: Added to the score of a mode for each rank.
    """

    def __init__(self, embed_dims: int = 128, rank_bonus: float = 0.1):
        super().__init__()
        self.rank_bonus = rank_bonus
        self.score = nn.Linear(embed_dims, 1)
        self.bias_add = FloatFunctional()

    def forward(self, feat: QTensor, rank: torch.LongTensor) -> torch.Tensor:
        """Score.

        Args:
            feat: Shape (B, M, C).
            rank: Former rank of each mode, shape (B, M).
        """
        score = self.score(feat).squeeze(-1)
        first = rank == 1
        score = score.masked_fill(first, 4.0)
        return self.bias_add.add(score, rank)  #> MQ203
