# Copyright (c) ADLib authors. All rights reserved.

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY

__all__ = ["OccFlowHead"]


@OBJECT_REGISTRY.register
class OccFlowHead(nn.Module):
    """Predict the flow of occupied voxels.

    Args:
        channels: Channels of a voxel.
        static_threshold: Flow below this counts as none.
    """

    def __init__(self, channels: int = 32, static_threshold: float = 0.05):
        super().__init__()
        self.static_threshold = static_threshold
        self.flow = nn.Linear(channels, 2)
        self.moving = nn.Linear(channels, 1)
        self.sigmoid = nn.Sigmoid()
        self.gate_mul = FloatFunctional()

    def hidden_voxels(self, seen: torch.Tensor, ego_seen: torch.Tensor) -> torch.Tensor:
        """True for voxels that nobody sees.

        Args:
            seen: Quantized 0/1 of voxels seen by any camera.
            ego_seen: Quantized 0/1 of voxels seen from the present pose.
        """
        unseen = ~seen  #> MQ501
        ego_unseen = ego_seen == 0
        return torch.logical_and(unseen, ego_unseen)

    def forward(
        self, voxel: torch.Tensor, seen: torch.Tensor, ego_seen: torch.Tensor
    ) -> torch.Tensor:
        """Predict.

        Args:
            voxel: Quantized, shape (B, X, Y, Z, C).
            seen: Quantized 0/1, shape (B, X, Y, Z).
            ego_seen: Quantized 0/1, exact, shape (B, X, Y, Z).
        """
        moving = self.sigmoid(self.moving(voxel))
        flow = self.gate_mul.mul(self.flow(voxel), moving)
        hidden = self.hidden_voxels(seen, ego_seen)
        flow = flow.masked_fill(hidden.unsqueeze(-1), 0.0)
        static = flow.abs() < self.static_threshold
        flow = flow.masked_fill(static, 0.0)
        confirmed = ego_seen == 1
        weight = self.attention_weight(seen)
        flow = flow * weight.unsqueeze(-1)
        return flow.masked_fill(torch.logical_not(confirmed).unsqueeze(-1), 0.0)

    def attention_weight(self, seen: torch.Tensor) -> torch.Tensor:
        """Weight of each voxel; one that no camera sees counts less."""
        known = seen != 0  #> MQ501
        weight = seen * 0.9 + 0.1
        return weight.masked_fill(torch.logical_not(known), 0.05)
