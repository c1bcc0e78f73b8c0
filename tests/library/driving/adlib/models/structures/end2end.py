# Copyright (c) ADLib authors. All rights reserved.
"""Perception, prediction and planning in one model."""

from typing import Any, Dict, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.task_modules.motion.agent_encoder import AgentEncoder
from adlib.models.task_modules.motion.decoder import MotionDecoder
from adlib.models.task_modules.motion.interaction import GlobalInteraction
from adlib.models.task_modules.motion.map_encoder import MapEncoder
from adlib.models.task_modules.motion.post_process import MotionPostProcess
from adlib.models.task_modules.occ.occ_head import OccHead
from adlib.models.task_modules.planning.planner import Planner
from adlib.models.task_modules.track.track_head import TrackHead
from adlib.registry import OBJECT_REGISTRY, build_from_registry
from adlib.utils import qconfig_manager
from .bev_detector import BevDetector
from .motion_forecaster import MotionForecaster

__all__ = ["End2EndModel"]


@OBJECT_REGISTRY.register
class End2EndModel(nn.Module):
    """From images to a plan.

    Args:
        channels: Channels of the BEV feature.
        embed_dims: Channels of the vectorized scene.
        track_dims: Channels of the track queries.
        red_light_head: Config of a head of the project.
        losses: Losses by name.
    """

    def __init__(
        self,
        channels: int = 64,
        embed_dims: int = 128,
        track_dims: int = 256,
        red_light_head: Optional[Dict[str, Any]] = None,
        losses: Optional[Dict[str, nn.Module]] = None,
    ):
        super().__init__()
        self.perception = BevDetector(channels)
        self.track_proj = nn.Conv2d(channels, track_dims, 1)
        self.track_head = TrackHead(track_dims)
        self.occ_head = OccHead(channels)
        self.motion = MotionForecaster(
            agent_encoder=AgentEncoder(embed_dims=embed_dims),
            map_encoder=MapEncoder(embed_dims=embed_dims),
            interaction=GlobalInteraction(embed_dims),
            decoder=MotionDecoder(embed_dims),
            post_process=MotionPostProcess(),
        )
        self.planner = Planner(embed_dims, bev_channels=channels)
        self.red_light_head = build_from_registry(red_light_head)
        self.losses = losses
        self.quant_mission = QuantStub()
        self.mission_proj = nn.Linear(8, embed_dims)
        self.mission_add = FloatFunctional()
        self.dequant = DeQuantStub()

    def perceive(
        self, data: Dict[str, torch.Tensor]
    ) -> Tuple[torch.Tensor, Dict[str, Any]]:
        """BEV feature and what is seen in it."""
        bev = self.perception.extract_bev(data)
        _, tracks = self.track_head(self.track_proj(bev), data)
        occ = self.occ_head(bev, data)
        return bev, {"tracks": tracks, "occ": occ}

    def predict(
        self, data: Dict[str, torch.Tensor]
    ) -> Tuple[torch.Tensor, torch.Tensor, Dict[str, torch.Tensor]]:
        """Features of agents and lanes, and the forecasts."""
        inputs = self.motion.quantize_inputs(data)
        agents = self.motion.agent_encoder(inputs["agents"])
        lanes = self.motion.map_encoder(
            inputs["lanes"], inputs["point_valid"], inputs["lane_type"]
        )
        exists = (inputs["agent_exists"], inputs["lane_exists"])
        agents, lanes = self.motion.interaction(agents, lanes, *exists)
        outputs = self.motion.decoder(agents, lanes, *exists)
        return agents, lanes, outputs

    def forward(self, data: Dict[str, torch.Tensor]) -> Dict[str, Any]:
        bev, seen = self.perceive(data)
        agents, lanes, outputs = self.predict(data)
        mission = self.mission_proj(self.quant_mission(data["mission"]))
        agents = self.mission_add.add(agents, mission.unsqueeze(1))
        plan, info = self.planner(bev, agents, lanes, data)
        if self.red_light_head is not None:
            red = self.red_light_head(bev) == 1
            plan = plan.masked_fill(red[:, None, None], 0.0)
        results = {
            "plan": plan,
            "brake": info["brake"],
            "traj": self.dequant(outputs["traj"]),
            "score": self.dequant(outputs["score"]),
            **seen,
        }
        if self.training:
            return self._losses(results, data)
        return results

    def _losses(
        self, results: Dict[str, Any], data: Dict[str, torch.Tensor]
    ) -> Dict[str, torch.Tensor]:
        losses = self.losses["motion"](results["traj"], results["score"], data)
        losses.update(
            self.losses["plan"](results["plan"], data["gt_plan"], data["gt_plan_valid"])
        )
        turning = data["gt_command"] != 1
        error = (results["plan"] - data["gt_plan"]).abs().sum(-1)
        losses["turn"] = (error * turning[:, None]).mean()
        return losses

    def fuse_model(self) -> None:
        self.perception.fuse_model()
        self.occ_head.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        for module in (self.perception, self.track_head, self.occ_head, self.planner):
            module.set_qconfig()
        self.motion.set_qconfig()
