# Copyright (c) ADLib authors. All rights reserved.
"""Plan a trajectory from features of the scene."""

from typing import Dict, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.attention import GatedCrossAttention
from adlib.models.base_modules.mlp_module import FFN
from adlib.models.task_modules.motion.route_encoder import RouteEncoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from .cost_volume import CostVolume
from .ego_encoder import EgoEncoder
from .selector import FallbackPolicy, TrajectorySelector

__all__ = ["Planner"]


@OBJECT_REGISTRY.register
class Planner(nn.Module):
    """Plan with attention to agents, map and route.

    Args:
        embed_dims: Channels.
        num_modes: Trajectories to propose.
        num_steps: Steps of a trajectory.
        bev_channels: Channels of the BEV feature.
        use_refine: Whether costs are refined by a second network.
    """

    def __init__(
        self,
        embed_dims: int = 128,
        num_modes: int = 16,
        num_steps: int = 6,
        bev_channels: int = 64,
        use_refine: bool = True,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_modes = num_modes
        self.num_steps = num_steps
        self.use_refine = use_refine
        self.ego_encoder = EgoEncoder(embed_dims=embed_dims)
        self.route_encoder = RouteEncoder(embed_dims=embed_dims)
        self.cost_volume = CostVolume(bev_channels)
        self.selector = TrajectorySelector()
        self.fallback = FallbackPolicy(num_steps)
        self._init_layers()
        self._init_quant()

    def _init_layers(self) -> None:
        self.mode_embed = nn.Embedding(self.num_modes, self.embed_dims)
        self.agent_attn = GatedCrossAttention(self.embed_dims)
        self.map_attn = GatedCrossAttention(self.embed_dims)
        self.ffn = FFN(self.embed_dims, self.embed_dims * 2)
        self.traj_branch = nn.Linear(self.embed_dims, self.num_steps * 2)
        self.refine_branch = nn.Linear(self.embed_dims, 1)
        self.mode_add = FloatFunctional()
        self.route_add = FloatFunctional()

    def _init_quant(self) -> None:
        self.quant_mode = QuantStub()
        self.quant_feasible = QuantStub()
        self.quant_ttc = QuantStub()
        self.quant_anchor = QuantStub()
        self.quant_map_gate = QuantStub(scale=1)
        self.quant_agent_gate = QuantStub()
        self.dequant = DeQuantStub()

    def queries(self, ego: torch.Tensor, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        mode = self.quant_mode(self.mode_embed.weight).unsqueeze(0)
        query = self.mode_add.add(ego.unsqueeze(1), mode)
        route = self.route_encoder(data)
        route = route.max(dim=1, keepdim=True)[0]
        return self.route_add.add(query, route)

    def attend(
        self,
        query: torch.Tensor,
        agents: torch.Tensor,
        lanes: torch.Tensor,
        data: Dict[str, torch.Tensor],
    ) -> torch.Tensor:
        """Attend to agents and lanes.

        Args:
            query: Shape (B, M, C).
            agents: Shape (B, N, C).
            lanes: Shape (B, L, C).
            data: With ``agent_relevant`` of shape (B, N) and ``lane_relevant``
                of shape (B, L).
        """
        relevant = self.quant_agent_gate(data["agent_relevant"])
        agent_gate = torch.logical_not(relevant == 0)
        query = self.agent_attn(query, agents, agent_gate)
        lane_gate = self.quant_map_gate(data["lane_relevant"])
        query = self.map_attn(query, lanes, lane_gate)
        return self.ffn(query)

    def forward(
        self,
        bev: torch.Tensor,
        agents: torch.Tensor,
        lanes: torch.Tensor,
        data: Dict[str, torch.Tensor],
    ) -> Tuple[torch.Tensor, Dict[str, torch.Tensor]]:
        """Plan.

        Args:
            bev: Quantized, shape (B, C, H, W).
            agents: Quantized, shape (B, N, C).
            lanes: Quantized, shape (B, L, C).
            data: Inputs of the encoders; ``anchors`` of shape (B, M, T, 2),
                ``feasible`` of shape (B, M), ``ttc`` of shape (B, 1),
                ``static_points`` and ``drivable`` on the BEV grid.
        """
        ego, speed = self.ego_encoder(data)
        query = self.attend(self.queries(ego, data), agents, lanes, data)
        offsets = self.traj_branch(query)
        offsets = offsets.reshape(-1, self.num_modes, self.num_steps, 2)
        anchors = self.quant_anchor(data["anchors"])
        trajs = anchors + offsets
        costs, _ = self.cost_volume(
            bev, self.dequant(trajs), data["static_points"], data["drivable"]
        )
        refined = self._refine(query)
        feasible = self.quant_feasible((data["feasible"] > 0).float())
        traj, best = self.selector(trajs, costs, feasible, refined)
        ttc = self.quant_ttc(data["ttc"])
        brake = self.fallback(speed, ttc)
        plan = self.dequant(traj)
        return plan, {"brake": brake, "best": best, "trajs": self.dequant(trajs)}

    def _refine(self, query: torch.Tensor) -> Optional[torch.Tensor]:
        if not self.use_refine:
            return None
        return self.refine_branch(query).squeeze(-1)

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.ego_encoder.set_qconfig()
        self.route_encoder.set_qconfig()
        self.cost_volume.set_qconfig()
        self.traj_branch.qconfig = qconfig_manager.get_int16_qconfig()
