# Copyright (c) ADLib authors. All rights reserved.

from typing import Dict

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY

__all__ = ["StepGate"]

HALF_WAY = 0.5


@OBJECT_REGISTRY.register
class StepGate(nn.Module):
    """Gate the features of history steps by flags.

    Args:
        embed_dims: Channels.
        num_turns: Codes of the turn indicator.
    """

    def __init__(self, embed_dims: int = 128, num_turns: int = 3):
        super().__init__()
        self.proj = nn.Linear(embed_dims, embed_dims)
        self.turn_table = nn.Embedding(num_turns, embed_dims)
        self.brake_table = nn.Embedding(4, embed_dims)
        self.moving_mul = FloatFunctional()

    def forward(
        self, feat: torch.Tensor, flags: Dict[str, torch.Tensor]
    ) -> Dict[str, torch.Tensor]:
        """Gate.

        Args:
            feat: Quantized, shape (B, T, C).
            flags: Quantized flags of shape (B, T), on grids of their own.
        """
        feat = self.proj(feat)
        observed = flags["observed"] == 1
        feat = feat.masked_fill(torch.logical_not(observed).unsqueeze(-1), 0.0)
        parked = flags["parked"] == 1  #> MQ101
        feat = feat.masked_fill(parked.unsqueeze(-1), 0.0)
        changing = flags["phase"] == HALF_WAY
        feat = self.moving_mul.mul(feat, flags["moving"].unsqueeze(-1))
        turn = self.turn_table(flags["turn"].int())
        brake = self.brake_table(flags["brake"].int())  #> MQ301
        still = flags["moving"] == 1
        return {
            "feat": feat,
            "changing": changing,
            "still": torch.logical_not(still),
            "turn": turn,
            "brake": brake,
        }
