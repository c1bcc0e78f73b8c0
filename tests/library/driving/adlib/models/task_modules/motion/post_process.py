# Copyright (c) ADLib authors. All rights reserved.
"""Float post processing of motion forecasts; runs on the CPU."""

from typing import Dict, List

import torch
import torch.nn as nn

from adlib.registry import OBJECT_REGISTRY

__all__ = ["MotionPostProcess"]


@OBJECT_REGISTRY.register
class MotionPostProcess(nn.Module):
    """Pick the likely futures of every agent.

    Args:
        num_keep: Futures to keep.
        score_threshold: Least probability of a future.
        min_distance: Futures that end closer than this are duplicates.
    """

    def __init__(
        self,
        num_keep: int = 3,
        score_threshold: float = 0.05,
        min_distance: float = 1.5,
    ):
        super().__init__()
        self.num_keep = num_keep
        self.score_threshold = score_threshold
        self.min_distance = min_distance

    def _duplicates(self, ends: torch.Tensor) -> torch.Tensor:
        """True where an earlier, likelier future ends nearby."""
        delta = ends.unsqueeze(-2) - ends.unsqueeze(-3)
        dist = delta.pow(2).sum(-1).sqrt()
        near = dist < self.min_distance
        earlier = torch.ones_like(near).tril(-1)
        return (near & earlier).any(dim=-1)

    def forward(
        self,
        traj: torch.Tensor,
        score: torch.Tensor,
        agent_exists: torch.Tensor,
        lane_exists: torch.Tensor,
    ) -> List[Dict[str, torch.Tensor]]:
        """Post process.

        Args:
            traj: Shape (B, N, M, T, 2).
            score: Logits of shape (B, N, M).
            agent_exists: Shape (B, N).
            lane_exists: Shape (B, L).
        """
        prob = score.softmax(dim=-1)
        prob, order = prob.topk(self.num_keep, dim=-1)
        index = order[..., None, None].expand(*order.shape, *traj.shape[-2:])
        traj = torch.gather(traj, 2, index)
        dup = self._duplicates(traj[..., -1, :])
        prob = prob.masked_fill(dup, 0.0)
        num_lanes = (lane_exists == 1.0).sum(dim=-1)  #> MQ101
        results = []
        for i in range(traj.shape[0]):
            alive = agent_exists[i] == 1
            keep = prob[i] > self.score_threshold
            results.append(
                {
                    "traj": traj[i][alive],
                    "score": prob[i][alive],
                    "keep": keep[alive],
                    "best": order[i][alive][:, 0],
                    "num_lanes": num_lanes[i],
                }
            )
        return results
