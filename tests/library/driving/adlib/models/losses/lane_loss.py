# Copyright (c) ADLib authors. All rights reserved.

from typing import Dict, List, Tuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from adlib.registry import OBJECT_REGISTRY
from .focal_loss import FocalLoss, reduce_loss

__all__ = ["LaneMatcher", "LaneLoss"]


class LaneMatcher:
    """Greedy one to one matching of predicted and true lanes.

    Args:
        cls_cost: Weight of the class.
        pts_cost: Weight of the points.
        big: Cost of what must not match.
    """

    def __init__(self, cls_cost: float = 2.0, pts_cost: float = 5.0, big: float = 1e8):
        self.cls_cost = cls_cost
        self.pts_cost = pts_cost
        self.big = big

    def cost(
        self,
        cls: torch.Tensor,
        pts: torch.Tensor,
        gt_label: torch.Tensor,
        gt_pts: torch.Tensor,
    ) -> torch.Tensor:
        prob = cls.sigmoid()
        cls_cost = -prob[:, gt_label]
        pts_cost = torch.cdist(pts.flatten(1), gt_pts.flatten(1), p=1)
        return self.cls_cost * cls_cost + self.pts_cost * pts_cost

    def match(self, cost: torch.Tensor) -> Tuple[np.ndarray, np.ndarray]:
        cost = cost.detach().cpu().numpy().copy()
        cost[np.isnan(cost)] = self.big
        rows: List[int] = []
        cols: List[int] = []
        for _ in range(min(cost.shape)):
            row, col = np.unravel_index(np.argmin(cost), cost.shape)
            if cost[row, col] >= self.big:
                break
            rows.append(int(row))
            cols.append(int(col))
            cost[row, :] = self.big
            cost[:, col] = self.big
        return np.asarray(rows, dtype=np.int64), np.asarray(cols, dtype=np.int64)


@OBJECT_REGISTRY.register
class LaneLoss(nn.Module):
    """Set loss of lanes.

    Args:
        num_classes: Number of lane classes.
        pts_weight: Weight of the points.
        dir_weight: Weight of the directions.
        type_weight: Weight of the line types.
    """

    def __init__(
        self,
        num_classes: int = 3,
        pts_weight: float = 5.0,
        dir_weight: float = 0.005,
        type_weight: float = 1.0,
    ):
        super().__init__()
        self.num_classes = num_classes
        self.pts_weight = pts_weight
        self.dir_weight = dir_weight
        self.type_weight = type_weight
        self.matcher = LaneMatcher()
        self.focal = FocalLoss()

    def _direction(self, pts: torch.Tensor) -> torch.Tensor:
        delta = pts[:, 1:] - pts[:, :-1]
        return F.normalize(delta, dim=-1)

    def _loss_single(
        self,
        cls: torch.Tensor,
        pts: torch.Tensor,
        target: Dict[str, torch.Tensor],
    ) -> Dict[str, torch.Tensor]:
        cost = self.matcher.cost(cls, pts, target["label"], target["pts"])
        rows, cols = self.matcher.match(cost)
        rows_t = torch.from_numpy(rows)
        cols_t = torch.from_numpy(cols)
        labels = target["label"].new_full((cls.shape[0],), self.num_classes)
        labels[rows_t] = target["label"][cols_t]
        cls_loss = self.focal(cls, labels, avg_factor=float(len(rows)))
        pts_pred, pts_gt = pts[rows_t], target["pts"][cols_t]
        seen = (target["pts_valid"][cols_t] == 1).unsqueeze(-1)
        pts_loss = F.l1_loss(pts_pred, pts_gt, reduction="none") * seen
        cos = (self._direction(pts_pred) * self._direction(pts_gt)).sum(-1)
        dir_loss = (1 - cos) * (seen[:, 1:, 0] & seen[:, :-1, 0])
        return {
            "cls_loss": cls_loss,
            "pts_loss": self.pts_weight * reduce_loss(pts_loss, None, len(rows)),
            "dir_loss": self.dir_weight * reduce_loss(dir_loss, None, len(rows)),
        }

    def forward(
        self,
        outputs: Dict[str, torch.Tensor],
        targets: List[Dict[str, torch.Tensor]],
    ) -> Dict[str, torch.Tensor]:
        losses: Dict[str, torch.Tensor] = {}
        for i, target in enumerate(targets):
            single = self._loss_single(outputs["cls"][i], outputs["pts"][i], target)
            for name, value in single.items():
                losses[name] = losses.get(name, 0.0) + value / len(targets)
        return losses
