# Copyright (c) ADLib authors. All rights reserved.
"""Choose one of several trajectories."""

from typing import Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY

__all__ = ["TrajectorySelector", "FallbackPolicy"]


@OBJECT_REGISTRY.register
class TrajectorySelector(nn.Module):
    """Weight trajectories by their costs.

    Args:
        temperature: Of the weights.
        penalty: Cost of what is not feasible.
    """

    def __init__(self, temperature: float = 0.5, penalty: float = 50.0):
        super().__init__()
        self.temperature = temperature
        self.penalty = penalty
        self.softmax = nn.Softmax(dim=-1)
        self.weight_mul = FloatFunctional()
        self.cost_cat = FloatFunctional()

    def best(self, costs: torch.Tensor) -> torch.Tensor:
        """True for the cheapest trajectory of each sample."""
        return costs == costs.min(dim=-1, keepdim=True)[0]

    def unchanged(self, costs: torch.Tensor, refined: torch.Tensor) -> bool:
        """Whether the refinement changed nothing."""
        return torch.equal(costs, refined)  #> MQ103

    def forward(
        self,
        trajs: torch.Tensor,
        costs: torch.Tensor,
        feasible: torch.Tensor,
        refined: Optional[torch.Tensor] = None,
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Select.

        Args:
            trajs: Quantized, shape (B, M, T, 2).
            costs: Quantized, shape (B, M).
            feasible: Quantized 0/1, shape (B, M).
            refined: Quantized costs after a refinement, shape (B, M).
        """
        if refined is not None and not self.unchanged(costs, refined):
            costs = refined
        if feasible.sum() > 0:  #> MQ501
            costs = costs.masked_fill(feasible == 0, self.penalty)
        weights = self.softmax(-costs / self.temperature)
        traj = self.weight_mul.mul(trajs, weights[:, :, None, None]).sum(dim=1)
        return traj, self.best(costs)


class FallbackPolicy(nn.Module):
    """Brake when nothing better is known.

    Args:
        num_steps: Steps of a trajectory.
        dt: Seconds between steps.
    """

    def __init__(self, num_steps: int = 6, dt: float = 0.5):
        super().__init__()
        self.num_steps = num_steps
        self.dt = dt

    def forward(self, speed: torch.Tensor, ttc: torch.Tensor) -> torch.Tensor:
        """Decide whether to brake.

        Args:
            speed: Quantized speed in m/s, shape (B, 1).
            ttc: Quantized time to collision in seconds, shape (B, 1).
        """
        collision = ttc < float("inf")  #> MQ104
        urgent = torch.logical_and(ttc < 1.5, collision)
        standing = speed == 0
        return torch.logical_and(urgent, torch.logical_not(standing))
