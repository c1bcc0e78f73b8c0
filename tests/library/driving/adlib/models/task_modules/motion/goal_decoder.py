# Copyright (c) ADLib authors. All rights reserved.
"""Dense goals in the manner of DenseTNT."""

from typing import Dict, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.attention import MultiheadAttention
from adlib.models.base_modules.mlp_module import ResidualMLP
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from adlib.utils.mask_ops import gather_points

__all__ = ["GoalDecoder"]


@OBJECT_REGISTRY.register
class GoalDecoder(nn.Module):
    """Score dense goals on the lanes and complete trajectories to the best.

    Args:
        embed_dims: Channels.
        num_goals: Goals to complete.
        num_steps: Steps of a trajectory.
        goal_radius: Goals farther than this, in metres, are left out.
    """

    def __init__(
        self,
        embed_dims: int = 128,
        num_goals: int = 6,
        num_steps: int = 30,
        goal_radius: float = 80.0,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_goals = num_goals
        self.num_steps = num_steps
        self.goal_radius = goal_radius
        self._init_layers()

    def _init_layers(self) -> None:
        self.goal_proj = ResidualMLP(2, self.embed_dims)
        self.cross_attn = MultiheadAttention(self.embed_dims, num_heads=4)
        self.score = nn.Linear(self.embed_dims, 1)
        self.complete = ResidualMLP(self.embed_dims + 2, self.num_steps * 2)
        self.quant_goals = QuantStub()
        self.quant_target = QuantStub()
        self.target_cat = FloatFunctional()
        self.dequant = DeQuantStub()

    def _near(self, goals: torch.Tensor) -> torch.Tensor:
        """Goals within reach, from the float input."""
        dist = goals.float().pow(2).sum(-1).sqrt()
        return dist < self.goal_radius

    def score_goals(
        self, goals: torch.Tensor, goal_mask: torch.Tensor, scene: torch.Tensor
    ) -> torch.Tensor:
        """Logit of every goal, shape (B, G)."""
        feat = self.goal_proj(goals)
        feat = self.cross_attn(feat, scene, scene)
        logits = self.score(feat).squeeze(-1)
        return logits.masked_fill(goal_mask, -100)  #> MQ504

    def forward(
        self,
        data: Dict[str, torch.Tensor],
        scene: torch.Tensor,
        target: Optional[torch.Tensor] = None,
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Decode.

        Args:
            data: With ``goals_2d`` of shape (B, G, 2) and ``goals_2d_mask``, 1
                for goals that are padded, of shape (B, G).
            scene: Quantized features of shape (B, L, C).
            target: Float final positions used instead in training.
        """
        near = self._near(data["goals_2d"])
        goals = self.quant_goals(data["goals_2d"])
        goal_mask = self.quant_goals(data["goals_2d_mask"])  #> MQ402
        logits = self.score_goals(goals, goal_mask, scene)
        logits = logits.masked_fill(torch.logical_not(near), -20.0)
        best = logits == logits.max(dim=-1, keepdim=True)[0]
        index = logits.topk(self.num_goals, dim=-1)[1]
        ends = gather_points(goals, index)
        if target is not None:
            ends = self.quant_target(target)
        context = scene.mean(dim=1, keepdim=True).expand(-1, self.num_goals, -1)
        traj = self.complete(self.target_cat.cat([context, ends], dim=-1))
        traj = self.dequant(traj).reshape(traj.shape[0], self.num_goals, -1, 2)
        return traj, best

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.score.qconfig = qconfig_manager.get_default_qat_out_qconfig()
