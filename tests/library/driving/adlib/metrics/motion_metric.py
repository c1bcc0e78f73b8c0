# Copyright (c) ADLib authors. All rights reserved.
"""minADE, minFDE, miss rate."""

from typing import Dict, List

import torch

from adlib.registry import OBJECT_REGISTRY

__all__ = ["MotionMetric"]


@OBJECT_REGISTRY.register
class MotionMetric:
    """Accumulate displacement errors.

    Args:
        miss_distance: A forecast that ends farther away misses, in metres.
        num_modes: Modes that count.
    """

    def __init__(self, miss_distance: float = 2.0, num_modes: int = 6):
        self.miss_distance = miss_distance
        self.num_modes = num_modes
        self.reset()

    def reset(self) -> None:
        self.ade: List[torch.Tensor] = []
        self.fde: List[torch.Tensor] = []
        self.miss: List[torch.Tensor] = []

    def update(
        self, traj: torch.Tensor, target: torch.Tensor, valid: torch.Tensor
    ) -> None:
        """Add a batch.

        Args:
            traj: Shape (B, N, M, T, 2).
            target: Shape (B, N, T, 2).
            valid: Shape (B, N, T).
        """
        valid = valid == 1
        dist = (traj - target.unsqueeze(2)).pow(2).sum(-1).sqrt()
        dist = dist * valid.unsqueeze(2)
        count = valid.sum(-1).clamp(min=1)
        ade = dist.sum(-1) / count.unsqueeze(-1)
        last = (valid.long().cumsum(-1) * valid).argmax(-1)
        index = last[..., None, None].expand(*dist.shape[:3], 1)
        fde = torch.gather(dist, -1, index).squeeze(-1)
        has_agent = valid.any(dim=-1)
        best = fde.min(dim=-1)[0]
        self.ade.append(ade.min(dim=-1)[0][has_agent])
        self.fde.append(best[has_agent])
        self.miss.append((best > self.miss_distance).float()[has_agent])

    def get(self) -> Dict[str, float]:
        if not self.ade:
            return {"minADE": float("nan"), "minFDE": float("nan"), "MR": float("nan")}
        return {
            "minADE": torch.cat(self.ade).mean().item(),
            "minFDE": torch.cat(self.fde).mean().item(),
            "MR": torch.cat(self.miss).mean().item(),
        }
