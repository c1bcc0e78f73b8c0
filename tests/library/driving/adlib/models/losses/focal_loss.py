# Copyright (c) ADLib authors. All rights reserved.
"""Focal losses; always in float."""

from typing import Optional

import torch
import torch.nn as nn
import torch.nn.functional as F

from adlib.registry import OBJECT_REGISTRY

__all__ = ["FocalLoss", "GaussianFocalLoss", "DiceLoss"]


def reduce_loss(
    loss: torch.Tensor,
    weight: Optional[torch.Tensor] = None,
    avg_factor: Optional[float] = None,
) -> torch.Tensor:
    """Weight and average an element-wise loss."""
    if weight is not None:
        loss = loss * weight
    if avg_factor is None:
        return loss.mean()
    return loss.sum() / max(avg_factor, 1.0)


@OBJECT_REGISTRY.register
class FocalLoss(nn.Module):
    """Sigmoid focal loss.

    Args:
        gamma: Exponent of the modulating factor.
        alpha: Weight of positives.
        loss_weight: Weight of this loss.
        ignore_index: Label of elements that do not count.
    """

    def __init__(
        self,
        gamma: float = 2.0,
        alpha: float = 0.25,
        loss_weight: float = 1.0,
        ignore_index: int = 255,
    ):
        super().__init__()
        self.gamma = gamma
        self.alpha = alpha
        self.loss_weight = loss_weight
        self.ignore_index = ignore_index

    def forward(
        self,
        pred: torch.Tensor,
        target: torch.Tensor,
        weight: Optional[torch.Tensor] = None,
        avg_factor: Optional[float] = None,
    ) -> torch.Tensor:
        """Loss.

        Args:
            pred: Logits of shape (N, C).
            target: Labels of shape (N,); C is the background.
        """
        num_classes = pred.shape[-1]
        counted = (target != self.ignore_index).unsqueeze(-1)
        target = target.clamp(0, num_classes)
        onehot = F.one_hot(target, num_classes + 1)[..., :num_classes]
        onehot = onehot.to(pred.dtype)
        prob = pred.sigmoid()
        prob_t = prob * onehot + (1 - prob) * (1 - onehot)
        alpha_t = self.alpha * onehot + (1 - self.alpha) * (1 - onehot)
        focal = alpha_t * (1 - prob_t).pow(self.gamma)
        loss = F.binary_cross_entropy_with_logits(pred, onehot, reduction="none")
        loss = loss * focal * counted
        return self.loss_weight * reduce_loss(loss, weight, avg_factor)


@OBJECT_REGISTRY.register
class GaussianFocalLoss(nn.Module):
    """Focal loss of heatmaps with gaussian peaks.

    Args:
        alpha: Exponent of the prediction.
        beta: Exponent of the distance from a peak.
        loss_weight: Weight of this loss.
        eps: Keeps logarithms finite.
    """

    def __init__(
        self,
        alpha: float = 2.0,
        beta: float = 4.0,
        loss_weight: float = 1.0,
        eps: float = 1e-12,
    ):
        super().__init__()
        self.alpha = alpha
        self.beta = beta
        self.loss_weight = loss_weight
        self.eps = eps

    def forward(
        self,
        pred: torch.Tensor,
        target: torch.Tensor,
        avg_factor: Optional[float] = None,
    ) -> torch.Tensor:
        pos = (target == 1).float()
        neg = (1 - target).pow(self.beta)
        pred = pred.sigmoid()
        pos_loss = -(pred + self.eps).log() * (1 - pred).pow(self.alpha) * pos
        neg_loss = -(1 - pred + self.eps).log() * pred.pow(self.alpha) * neg
        if avg_factor is None:
            avg_factor = float(pos.sum().clamp(min=1).item())
        return self.loss_weight * reduce_loss(pos_loss + neg_loss, None, avg_factor)


@OBJECT_REGISTRY.register
class DiceLoss(nn.Module):
    """Dice loss of binary masks.

    Args:
        loss_weight: Weight of this loss.
        smooth: Added to numerator and denominator.
    """

    def __init__(self, loss_weight: float = 1.0, smooth: float = 1.0):
        super().__init__()
        self.loss_weight = loss_weight
        self.smooth = smooth

    def forward(
        self,
        pred: torch.Tensor,
        target: torch.Tensor,
        ignore_index: int = 255,
    ) -> torch.Tensor:
        valid = target != ignore_index
        pred = pred.sigmoid() * valid
        target = (target == 1) & valid
        inter = (pred * target).flatten(1).sum(-1)
        union = pred.flatten(1).sum(-1) + target.flatten(1).sum(-1)
        dice = (2 * inter + self.smooth) / (union + self.smooth)
        return self.loss_weight * (1 - dice).mean()
