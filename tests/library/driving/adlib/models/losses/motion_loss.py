# Copyright (c) ADLib authors. All rights reserved.

from typing import Dict, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F

from adlib.registry import OBJECT_REGISTRY
from adlib.utils.mask_ops import masked_average

__all__ = ["MotionLoss", "GoalLoss"]


@OBJECT_REGISTRY.register
class MotionLoss(nn.Module):
    """Winner takes all regression and classification of the winner.

    Args:
        reg_weight: Weight of the regression.
        cls_weight: Weight of the classification.
        max_norm: Losses beyond this are clipped.
    """

    def __init__(
        self,
        reg_weight: float = 1.0,
        cls_weight: float = 0.5,
        max_norm: float = 1e5,
    ):
        super().__init__()
        self.reg_weight = reg_weight
        self.cls_weight = cls_weight
        self.max_norm = max_norm

    def _winner(
        self, traj: torch.Tensor, target: torch.Tensor, valid: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Index of the closest mode and the distances of all."""
        delta = traj - target.unsqueeze(2)
        dist = delta.pow(2).sum(-1).sqrt()
        dist = dist * valid.unsqueeze(2)
        dist = dist.sum(-1) / valid.unsqueeze(2).sum(-1).clamp(min=1)
        return dist.argmin(dim=-1), dist

    def forward(
        self,
        traj: torch.Tensor,
        score: torch.Tensor,
        data: Dict[str, torch.Tensor],
    ) -> Dict[str, torch.Tensor]:
        """Losses.

        Args:
            traj: Shape (B, N, M, T, 2).
            score: Logits of shape (B, N, M).
            data: With ``gt_traj`` of shape (B, N, T, 2) and ``gt_valid`` of
                shape (B, N, T).
        """
        target = data["gt_traj"]
        valid = data["gt_valid"] == 1
        winner, dist = self._winner(traj, target, valid)
        index = winner[..., None, None, None].expand(-1, -1, 1, *traj.shape[-2:])
        best = torch.gather(traj, 2, index).squeeze(2)
        reg = F.smooth_l1_loss(best, target, reduction="none").sum(-1)
        reg = masked_average(reg.unsqueeze(-1), valid, dim=-2).mean()
        has_agent = valid.any(dim=-1)
        logits = score.masked_fill(torch.logical_not(has_agent).unsqueeze(-1), -1e9)
        cls = F.cross_entropy(logits.flatten(0, 1), winner.flatten())
        loss = self.reg_weight * reg + self.cls_weight * cls
        if torch.isnan(loss) or loss > self.max_norm:
            loss = loss.clamp(max=self.max_norm)
        return {"motion_loss": loss, "min_dist": dist.min(dim=-1)[0].mean()}


@OBJECT_REGISTRY.register
class GoalLoss(nn.Module):
    """Cross entropy between goal logits and the nearest goal."""

    def __init__(self, loss_weight: float = 1.0, inf: float = 1e6):
        super().__init__()
        self.loss_weight = loss_weight
        self.inf = inf

    def forward(
        self, logits: torch.Tensor, goals: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> torch.Tensor:
        padded = data["goals_2d_mask"] == 1
        delta = goals - data["gt_end"].unsqueeze(1)
        dist = delta.abs().sum(-1).masked_fill(padded, self.inf)
        nearest = dist.argmin(dim=-1)
        logits = logits.masked_fill(padded, float("-inf"))
        return self.loss_weight * F.cross_entropy(logits, nearest)
