# Copyright (c) ADLib authors. All rights reserved.
"""Select the agents that matter to the ego vehicle."""

from typing import Dict, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["InteractionGate", "TargetSelector"]

VEHICLE = 1.0


class InteractionGate(nn.Module):
    """Suppress agents that cannot interact with the ego vehicle.

    Args:
        embed_dims: Channels.
        same_level: Agents on another level of the road are left out.
    """

    def __init__(self, embed_dims: int = 128, same_level: bool = True):
        super().__init__()
        self.same_level = same_level
        self.proj = nn.Linear(embed_dims, embed_dims)
        self.kind_proj = nn.Linear(1, embed_dims)
        self.kind_add = FloatFunctional()
        self.vehicle_code = VEHICLE

    def vehicles(self, kind: torch.Tensor) -> torch.Tensor:
        """Agents of the kind vehicle."""
        return self.vehicle_code == kind  #> MQ101

    def oncoming(self, heading: torch.Tensor) -> torch.Tensor:
        """Agents that come towards the ego vehicle, by the cosine."""
        return torch.le(heading, -1)  #> MQ102

    def forward(
        self,
        feat: torch.Tensor,
        kind: torch.Tensor,
        heading: torch.Tensor,
        level: torch.Tensor,
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Gate.

        Args:
            feat: Quantized, shape (B, N, C).
            kind: Quantized code, shape (B, N).
            heading: Quantized cosine of the relative heading, (B, N).
            level: Quantized difference of levels, shape (B, N).
        """
        feat = self.kind_add.add(self.proj(feat), self.kind_proj(kind.unsqueeze(-1)))
        oncoming = self.oncoming(heading)
        if self.same_level:
            elsewhere = torch.logical_not(level == 0)
            feat = feat.masked_fill(elsewhere.unsqueeze(-1), 0.0)
        feat = feat.masked_fill(oncoming.unsqueeze(-1), 0.0)
        return feat, self.vehicles(kind)


@OBJECT_REGISTRY.register
class TargetSelector(nn.Module):
    """Score agents and keep the best.

    Args:
        in_channels: Channels of a state.
        embed_dims: Channels.
        num_targets: Agents to keep.
        min_score: Least score of a target.
    """

    def __init__(
        self,
        in_channels: int = 10,
        embed_dims: int = 128,
        num_targets: int = 8,
        min_score: float = 0.1,
    ):
        super().__init__()
        self.num_targets = num_targets
        self.min_score = min_score
        self.state_proj = nn.Linear(in_channels, embed_dims)
        self.gate = InteractionGate(embed_dims)
        self.score = nn.Linear(embed_dims, 1)
        self.sigmoid = nn.Sigmoid()
        for name in ("state", "kind", "heading", "level"):
            setattr(self, f"quant_{name}", torch.quantization.QuantStub())
        self.quant_visible = torch.quantization.QuantStub()
        self.dequant = torch.quantization.DeQuantStub()

    def states(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        """Project the states; invisible agents are zero."""
        state = getattr(self, "quant_state")(data["agent_state"])
        visible = self.quant_visible(data["agent_visible"])
        feat = self.state_proj(state)
        feat *= (visible == 1).unsqueeze(-1)  #> MQ101 | MQ201
        return feat

    def forward(
        self, data: Dict[str, torch.Tensor]
    ) -> Tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Select.

        Args:
            data: With ``agent_state`` of shape (B, N, C) and ``agent_visible``,
                ``agent_kind``, ``agent_heading`` and ``agent_level`` of (B, N).
        """
        kind = self.quant_kind(data["agent_kind"])
        heading = self.quant_heading(data["agent_heading"])
        level = self.quant_level(data["agent_level"])
        feat, vehicles = self.gate(self.states(data), kind, heading, level)
        score = self.sigmoid(self.score(feat)).squeeze(-1)
        score, index = score.topk(self.num_targets, dim=-1)
        relevant = self.dequant(score) > self.min_score
        first = index == 1
        return index, relevant, torch.logical_or(first, vehicles[:, : self.num_targets])

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
