# Copyright (c) ADLib authors. All rights reserved.
"""What to do when a sensor fails."""

from typing import Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY

__all__ = ["ModalityGate", "ConfidenceGate"]


@OBJECT_REGISTRY.register
class ModalityGate(nn.Module):
    """Replace the feature of a failed sensor by a learned one.

    Args:
        channels: Channels of the feature.
    """

    def __init__(self, channels: int = 64):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 1)
        self.alive_mul = FloatFunctional()
        self.fallback_mul = FloatFunctional()
        self.add = FloatFunctional()

    def hard(self, feat: torch.Tensor, alive: torch.Tensor) -> torch.Tensor:
        """Zero the feature of a failed sensor.

        Args:
            feat: Quantized, shape (B, C, H, W).
            alive: Shape (B,).
        """
        feat = self.conv(feat)
        return torch.mul(feat, alive[:, None, None, None])  #> MQ201

    def soft(
        self, feat: torch.Tensor, alive: torch.Tensor, fallback: torch.Tensor
    ) -> torch.Tensor:
        """Blend in a learned feature.

        Args:
            feat: Quantized, shape (B, C, H, W).
            alive: Quantized 0/1 of shape (B,).
            fallback: Quantized, shape (1, C, 1, 1).
        """
        alive = alive[:, None, None, None]
        kept = self.alive_mul.mul(self.conv(feat), alive)
        missing = torch.logical_not(alive)
        filled = fallback.expand(feat.shape).masked_fill(torch.logical_not(missing), 0)
        return self.add.add(kept, filled)


@OBJECT_REGISTRY.register
class ConfidenceGate(nn.Module):
    """Weight two features by predicted confidences.

    Args:
        channels: Channels of each feature.
    """

    def __init__(self, channels: int = 64):
        super().__init__()
        self.score = nn.Conv2d(channels * 2, 2, 3, padding=1)
        self.sigmoid = nn.Sigmoid()
        self.cat = FloatFunctional()
        self.bonus_add = FloatFunctional()
        self.mul_a = FloatFunctional()
        self.mul_b = FloatFunctional()
        self.add = FloatFunctional()

    def forward(
        self, feat_a: torch.Tensor, feat_b: torch.Tensor, trusted: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Fuse.

        Args:
            feat_a: Quantized, shape (B, C, H, W).
            feat_b: Quantized, shape (B, C, H, W).
            trusted: Cells where the first sensor is to be believed, bool of
                shape (B, 1, H, W).
        """
        score = self.sigmoid(self.score(self.cat.cat([feat_a, feat_b], dim=1)))
        score_a, score_b = score.chunk(2, dim=1)
        score_a = self.bonus_add.add(score_a, trusted)  #> MQ201
        out = self.add.add(self.mul_a.mul(feat_a, score_a), self.mul_b.mul(feat_b, score_b))
        sure = score_a > 0.5
        return out, sure
