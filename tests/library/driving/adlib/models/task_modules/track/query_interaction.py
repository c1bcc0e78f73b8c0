# Copyright (c) ADLib authors. All rights reserved.
"""Birth, survival and death of track queries."""

from typing import Dict, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.models.base_modules.mlp_module import FFN
from adlib.registry import OBJECT_REGISTRY

__all__ = ["QueryInteraction"]


@OBJECT_REGISTRY.register
class QueryInteraction(nn.Module):
    """Update the queries of tracks that live on.

    Args:
        embed_dims: Channels.
        birth_threshold: Score from which a detection becomes a track.
        keep_threshold: Score from which a track lives on.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        birth_threshold: float = 0.4,
        keep_threshold: float = 0.3,
    ):
        super().__init__()
        self.birth_threshold = birth_threshold
        self.keep_threshold = keep_threshold
        self.ffn = FFN(embed_dims, embed_dims * 2)
        self.norm = nn.LayerNorm(embed_dims)
        self.alive_add = FloatFunctional()
        self.decay = 0.9

    def drop_dead(self, query: torch.Tensor, dead: torch.Tensor) -> torch.Tensor:
        """Clear the queries of tracks that ended."""
        query[dead] = 0.0  #> MQ505
        return query

    def fade(self, query: torch.Tensor, confidence: torch.Tensor) -> torch.Tensor:
        """Weaken the queries of tracks that were not seen."""
        return query * confidence.unsqueeze(-1)  #> MQ202

    def forward(
        self,
        query: torch.Tensor,
        score: torch.Tensor,
        confidence: torch.Tensor,
        birth: torch.Tensor,
    ) -> Tuple[torch.Tensor, Dict[str, torch.Tensor]]:
        """Update.

        Args:
            query: Quantized, shape (B, N, C).
            score: Quantized, shape (B, N).
            confidence: Shape (B, N).
            birth: Quantized score of new tracks, shape (B, N).
        """
        query = self.norm(self.ffn(query))
        dead = score < self.keep_threshold
        query = self.drop_dead(query, dead)
        query = self.fade(query, confidence)
        born = birth > self.birth_threshold
        certain = birth >= 1  #> MQ102
        state = {"dead": dead, "born": torch.logical_or(born, certain)}
        return query, state
