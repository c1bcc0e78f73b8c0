# Copyright (c) ADLib authors. All rights reserved.
"""Motion forecasting on vectorized scenes."""

from typing import Any, Dict, List, Optional, Union

import torch
import torch.nn as nn
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.task_modules.motion.goal_decoder import GoalDecoder
from adlib.models.task_modules.motion.rel_pose import RelativePose
from adlib.registry import OBJECT_REGISTRY, build_from_registry
from adlib.utils import qconfig_manager

__all__ = ["MotionForecaster", "DenseTNT"]


@OBJECT_REGISTRY.register
class MotionForecaster(nn.Module):
    """Forecast the motion of all agents of a scene.

    Args:
        agent_encoder: Encoder of agent histories.
        map_encoder: Encoder of lanes.
        interaction: Module that mixes agents and lanes.
        decoder: Decoder of futures.
        post_process: Float post processing.
        loss: The training loss.
    """

    def __init__(
        self,
        agent_encoder: nn.Module,
        map_encoder: nn.Module,
        interaction: nn.Module,
        decoder: nn.Module,
        post_process: Optional[nn.Module] = None,
        loss: Optional[nn.Module] = None,
    ):
        super().__init__()
        self.agent_encoder = agent_encoder
        self.map_encoder = map_encoder
        self.interaction = interaction
        self.decoder = decoder
        self.post_process = post_process
        self.loss = loss
        self.rel_pose = RelativePose()
        self._init_quant_stubs()

    def _init_quant_stubs(self) -> None:
        self.quant_agents = QuantStub()
        self.quant_agent_exists = QuantStub(scale=1)
        self.quant_lanes = QuantStub()
        self.quant_point_valid = QuantStub()
        self.quant_lane_exists = QuantStub()
        self.quant_lane_type = QuantStub()
        self.dequant = DeQuantStub()

    def quantize_inputs(self, data: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        """Quantize the inputs.

        Args:
            data: With ``agents`` of shape (B, N, T, C + 1), ``agent_exists`` of
                shape (B, N), ``lanes`` of shape (B, L, P, C), ``point_valid`` of
                shape (B, L, P), ``lane_exists`` and ``lane_type`` of (B, L).
        """
        return {
            "agents": self.quant_agents(data["agents"]),  #> MQ401
            "agent_exists": self.quant_agent_exists(data["agent_exists"]),
            "lanes": self.quant_lanes(data["lanes"]),
            "point_valid": self.quant_point_valid(data["point_valid"]),
            "lane_exists": self.quant_lane_exists(data["lane_exists"]),
            "lane_type": self.quant_lane_type(data["lane_type"]),
        }

    def forward(
        self, data: Dict[str, torch.Tensor]
    ) -> Union[Dict[str, torch.Tensor], List[Dict[str, torch.Tensor]]]:
        inputs = self.quantize_inputs(data)
        agent_feat = self.agent_encoder(inputs["agents"])
        lane_feat = self.map_encoder(
            inputs["lanes"], inputs["point_valid"], inputs["lane_type"]
        )
        agent_feat, lane_feat = self.interaction(
            agent_feat,
            lane_feat,
            inputs["agent_exists"],
            inputs["lane_exists"],
            self.rel_pose(data["poses"]),
        )
        outputs = self.decoder(
            agent_feat, lane_feat, inputs["agent_exists"], inputs["lane_exists"]
        )
        return self._post_process(data, inputs, outputs)

    def _post_process(
        self,
        data: Dict[str, torch.Tensor],
        inputs: Dict[str, torch.Tensor],
        outputs: Dict[str, torch.Tensor],
    ) -> Any:
        traj = self.dequant(outputs["traj"])
        score = self.dequant(outputs["score"])
        if self.training:
            return self.loss(traj, score, data)
        if self.post_process is None:
            return {"traj": traj, "score": score}
        return self.post_process(
            traj,
            score,
            self.dequant(inputs["agent_exists"]),
            self.dequant(inputs["lane_exists"]),
        )

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        for module in (self.agent_encoder, self.map_encoder, self.decoder):
            if hasattr(module, "set_qconfig"):
                module.set_qconfig()
        for module in (self.post_process, self.loss):
            qconfig_manager.disable_quantization(module)


@OBJECT_REGISTRY.register
class DenseTNT(nn.Module):
    """Goal based forecasting of one target.

    Args:
        encoder: Config of the scene encoder.
        embed_dims: Channels.
        loss: The training loss.
    """

    def __init__(
        self,
        encoder: Dict[str, Any],
        embed_dims: int = 128,
        loss: Optional[nn.Module] = None,
    ):
        super().__init__()
        self.encoder = build_from_registry(encoder)
        self.goal_decoder = GoalDecoder(embed_dims)
        self.loss = loss
        self.scene_proj = nn.Linear(embed_dims, embed_dims)
        self.quant_lanes = QuantStub()
        self.quant_map_mask = QuantStub()

    def forward(self, data: Dict[str, torch.Tensor]):
        lanes = self.quant_lanes(data["lanes"])
        map_mask = self.quant_map_mask(data["map_mask"])
        scene = self.encoder(lanes, map_mask)
        hidden = scene["feat"] * (scene["valid"] == 1)
        hidden = self.scene_proj(hidden)
        traj, best = self.goal_decoder(data, hidden)
        if self.training and self.loss is not None:
            return self.loss(traj, best, data)
        return {"traj": traj, "best": best}

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.goal_decoder.set_qconfig()
