# Copyright (c) ADLib authors. All rights reserved.

from typing import Dict, Optional

import torch
import torch.nn as nn
import torch.nn.functional as F

from adlib.registry import OBJECT_REGISTRY

__all__ = ["OccLoss", "FlowLoss", "PlanningLoss"]

FREE = 17


@OBJECT_REGISTRY.register
class OccLoss(nn.Module):
    """Cross entropy of voxels seen by a camera.

    Args:
        num_classes: Number of classes.
        use_camera_mask: Whether voxels out of sight count.
        free_weight: Weight of free voxels.
    """

    def __init__(
        self,
        num_classes: int = 18,
        use_camera_mask: bool = True,
        free_weight: float = 0.2,
    ):
        super().__init__()
        self.num_classes = num_classes
        self.use_camera_mask = use_camera_mask
        weight = torch.ones(num_classes)
        weight[FREE] = free_weight
        self.register_buffer("class_weight", weight, persistent=False)

    def forward(
        self, logits: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> Dict[str, torch.Tensor]:
        """Loss.

        Args:
            logits: Shape (B, X, Y, Z, C).
            data: With ``voxel_label`` and ``camera_mask`` of (B, X, Y, Z).
        """
        label = data["voxel_label"].long()
        loss = F.cross_entropy(
            logits.flatten(0, 3),
            label.flatten(),
            weight=self.class_weight,
            reduction="none",
        )
        if self.use_camera_mask:
            seen = data["camera_mask"].flatten().to(torch.int32)
            loss = (loss * seen).sum() / seen.sum().clamp(min=1)
        else:
            loss = loss.mean()
        right = (logits.argmax(-1) == label) & (label != FREE)
        recall = right.sum() / (label != FREE).sum().clamp(min=1)
        return {"occ_loss": loss, "occ_recall": recall}


@OBJECT_REGISTRY.register
class FlowLoss(nn.Module):
    """L1 of the flow of occupied cells.

    Args:
        loss_weight: Weight of this loss.
        ignore_value: Value of cells without ground truth.
    """

    def __init__(self, loss_weight: float = 1.0, ignore_value: float = 255.0):
        super().__init__()
        self.loss_weight = loss_weight
        self.ignore_value = ignore_value

    def forward(self, flow: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        known = target[:, :1] != self.ignore_value
        finite = torch.isfinite(target).all(dim=1, keepdim=True)
        weight = (known & finite).float()
        target = target.masked_fill(torch.logical_not(finite), 0.0)
        loss = F.l1_loss(flow, target, reduction="none") * weight
        return self.loss_weight * loss.sum() / weight.sum().clamp(min=1.0)


@OBJECT_REGISTRY.register
class PlanningLoss(nn.Module):
    """Imitation and collision of the planned trajectory.

    Args:
        imitation_weight: Weight of the imitation.
        collision_weight: Weight of the collisions.
        margin: Distance in metres that is kept from obstacles.
    """

    def __init__(
        self,
        imitation_weight: float = 1.0,
        collision_weight: float = 2.5,
        margin: float = 0.5,
    ):
        super().__init__()
        self.imitation_weight = imitation_weight
        self.collision_weight = collision_weight
        self.margin = margin

    def forward(
        self,
        traj: torch.Tensor,
        target: torch.Tensor,
        valid: torch.Tensor,
        obstacles: Optional[torch.Tensor] = None,
    ) -> Dict[str, torch.Tensor]:
        """Loss.

        Args:
            traj: Shape (B, T, 2).
            target: Shape (B, T, 2).
            valid: Shape (B, T).
            obstacles: Shape (B, T, K, 2), far away where there is none.
        """
        valid = valid > 0
        l2 = (traj - target).pow(2).sum(-1)
        imitation = (l2 * valid).sum() / valid.sum().clamp(min=1)
        losses = {"imitation": self.imitation_weight * imitation}
        if obstacles is not None:
            dist = (traj.unsqueeze(2) - obstacles).pow(2).sum(-1).sqrt()
            nearest = dist.min(dim=-1)[0]
            hit = F.relu(self.margin - nearest) * valid
            losses["collision"] = self.collision_weight * hit.sum()
        return losses
