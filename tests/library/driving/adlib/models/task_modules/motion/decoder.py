# Copyright (c) ADLib authors. All rights reserved.

from typing import Dict, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.transformer import TransformerDecoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["MotionDecoder"]


@OBJECT_REGISTRY.register
class MotionDecoder(nn.Module):
    """Decode several futures of every agent.

    Args:
        embed_dims: Channels.
        num_modes: Futures of an agent.
        num_steps: Steps of a future.
        num_layers: Layers of the decoder.
    """

    def __init__(
        self,
        embed_dims: int = 128,
        num_modes: int = 6,
        num_steps: int = 30,
        num_layers: int = 3,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_modes = num_modes
        self.num_steps = num_steps
        self.anchors = nn.Embedding(num_modes, 2)
        self.mode_embed = nn.Embedding(num_modes, embed_dims)
        self.decoder = TransformerDecoder(
            num_layers=num_layers, embed_dims=embed_dims, return_intermediate=False
        )
        self.anchor_proj = nn.Linear(2, embed_dims)
        self.reg = nn.Linear(embed_dims, num_steps * 2)
        self.cls = nn.Linear(embed_dims, 1)
        self.prepare_quant_stub()

    def prepare_quant_stub(self) -> None:
        self.quant_anchor = QuantStub()
        self.quant_mode = QuantStub()
        self.query_add = FloatFunctional()
        self.anchor_add = FloatFunctional()

    def _queries(self, agent_feat: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        mode = self.quant_mode(self.mode_embed.weight)
        anchor = self.anchor_proj(self.quant_anchor(self.anchors.weight))
        mode = self.anchor_add.add(mode, anchor)
        bs, num_agents, _ = agent_feat.shape
        query = agent_feat.unsqueeze(2).repeat(1, 1, self.num_modes, 1)
        query = self.query_add.add(query, mode[None, None])
        return query.reshape(bs, num_agents * self.num_modes, self.embed_dims), mode

    def forward(
        self,
        agent_feat: torch.Tensor,
        lane_feat: torch.Tensor,
        agent_exists: torch.Tensor,
        lane_exists: torch.Tensor,
    ) -> Dict[str, torch.Tensor]:
        """Decode.

        Args:
            agent_feat: Shape (B, N, C).
            lane_feat: Shape (B, L, C).
            agent_exists: Quantized 0/1 of shape (B, N), exact.
            lane_exists: Quantized 0/1 of shape (B, L).
        """
        bs, num_agents, _ = agent_feat.shape
        query, _ = self._queries(agent_feat)
        lane_padding = lane_exists < 1  #> MQ102
        query = self.decoder(query, lane_feat, memory_padding=lane_padding)[-1]
        traj = self.reg(query)
        traj = traj.reshape(bs, num_agents, self.num_modes, self.num_steps, 2)
        score = self.cls(query).reshape(bs, num_agents, self.num_modes)
        alive = agent_exists >= 1
        score = score.masked_fill(torch.logical_not(alive).unsqueeze(-1), -20.0)
        return {"traj": traj, "score": score}

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.reg.qconfig = qconfig_manager.get_default_qat_out_qconfig()
        self.cls.qconfig = qconfig_manager.get_default_qat_out_qconfig()
