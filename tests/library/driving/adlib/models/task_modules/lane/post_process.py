# Copyright (c) ADLib authors. All rights reserved.
"""Decode lanes; float, on the CPU."""

from typing import Dict, List, Sequence

import torch
import torch.nn as nn

from adlib.registry import OBJECT_REGISTRY

__all__ = ["LanePostProcess"]

DASHED, SOLID, CURB = 0, 1, 2


@OBJECT_REGISTRY.register
class LanePostProcess(nn.Module):
    """Turn queries into lanes.

    Args:
        bev_range: Extent of the BEV grid in metres: x0, y0, x1, y1.
        score_threshold: Least score of a lane.
        min_points: Fewest points of a lane.
    """

    def __init__(
        self,
        bev_range: Sequence[float] = (-15.0, -30.0, 15.0, 30.0),
        score_threshold: float = 0.35,
        min_points: int = 2,
    ):
        super().__init__()
        self.bev_range = tuple(bev_range)
        self.score_threshold = score_threshold
        self.min_points = min_points

    def _to_metres(self, pts: torch.Tensor) -> torch.Tensor:
        x0, y0, x1, y1 = self.bev_range
        x = pts[..., 0] * (x1 - x0) + x0
        y = pts[..., 1] * (y1 - y0) + y0
        return torch.stack([x, y], dim=-1)

    def _certain(self, visible: torch.Tensor) -> torch.Tensor:
        """Points that are visible beyond doubt."""
        return visible == 1.0  #> MQ101

    def forward(
        self, outputs: Dict[str, torch.Tensor]
    ) -> List[List[Dict[str, torch.Tensor]]]:
        """Decode.

        Args:
            outputs: Dequantized ``cls``, ``pts`` and ``visible``.
        """
        scores, labels = outputs["cls"].sigmoid().max(dim=-1)
        pts = self._to_metres(outputs["pts"])
        visible = outputs["visible"] > 0.5
        certain = self._certain(outputs["visible"])
        finite = torch.isfinite(pts).all(dim=-1)
        results = []
        for i in range(scores.shape[0]):
            lanes = []
            for j in range(scores.shape[1]):
                if scores[i, j] < self.score_threshold:
                    continue
                shown = visible[i, j] & finite[i, j]
                if shown.sum() < self.min_points:
                    continue
                lanes.append(
                    {
                        "pts": pts[i, j][shown],
                        "score": scores[i, j],
                        "solid": labels[i, j] == SOLID,
                        "curb": labels[i, j] == CURB,
                        "certain": certain[i, j].all(),
                    }
                )
            results.append(lanes)
        return results
