# Copyright (c) ADLib authors. All rights reserved.
"""Joint forecasting with factorized attention over agents and time."""

import math
from typing import Any, Dict, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.attention import MultiheadAttention
from adlib.models.base_modules.mlp_module import FFN
from adlib.registry import OBJECT_REGISTRY, build_from_registry
from adlib.utils import qconfig_manager

__all__ = ["FactorizedLayer", "SceneTransformer"]

#: Codes of the traffic lights.
LIGHT_UNKNOWN, LIGHT_RED, LIGHT_YELLOW, LIGHT_GREEN = 0, 1, 2, 3


class FactorizedLayer(nn.Module):
    """Attention over time, then over agents."""

    def __init__(self, embed_dims: int = 128, num_heads: int = 4):
        super().__init__()
        self.time_attn = MultiheadAttention(embed_dims, num_heads)
        self.agent_attn = MultiheadAttention(embed_dims, num_heads)
        self.ffn = FFN(embed_dims, embed_dims * 4)
        self.norm_time = nn.LayerNorm(embed_dims)
        self.norm_agent = nn.LayerNorm(embed_dims)
        self.norm_ffn = nn.LayerNorm(embed_dims)
        self.time_add = FloatFunctional()
        self.agent_add = FloatFunctional()

    def forward(
        self,
        feat: torch.Tensor,
        time_bias: torch.Tensor,
        step_padding: Optional[torch.Tensor] = None,
        agent_padding: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        """Attend.

        Args:
            feat: Quantized, shape (B, N, T, C).
            time_bias: Quantized causal bias, shape (1, 1, T, T).
            step_padding: Bool, shape (B * N, T).
            agent_padding: Bool, shape (B * T, N).
        """
        bs, num_agents, num_steps, channels = feat.shape
        x = feat.flatten(0, 1)
        out = self.time_attn(
            x, x, x, attn_bias=time_bias, key_padding_mask=step_padding
        )
        x = self.norm_time(self.time_add.add(x, out))
        x = x.reshape(bs, num_agents, num_steps, channels)
        x = x.permute(0, 2, 1, 3).flatten(0, 1)
        out = self.agent_attn(x, x, x, key_padding_mask=agent_padding)
        x = self.norm_agent(self.agent_add.add(x, out))
        x = x.reshape(bs, num_steps, num_agents, channels).permute(0, 2, 1, 3)
        return self.norm_ffn(self.ffn(x))


class LightEncoder(nn.Module):
    """Encode the states of traffic lights.

    Args:
        embed_dims: Channels.
    """

    def __init__(self, embed_dims: int = 128):
        super().__init__()
        self.proj = nn.Linear(3, embed_dims)
        self.stop_proj = nn.Linear(embed_dims, embed_dims)
        self.stop_add = FloatFunctional()

    def forward(self, position: torch.Tensor, state: torch.Tensor) -> torch.Tensor:
        """Encode.

        Args:
            position: Quantized, shape (B, K, 3).
            state: Quantized code of shape (B, K).
        """
        feat = self.proj(position)
        stop = torch.isin(state, torch.tensor([LIGHT_RED, LIGHT_YELLOW]))  #> MQ101
        stopped = self.stop_proj(feat)
        stopped = stopped.masked_fill(torch.logical_not(stop).unsqueeze(-1), 0.0)
        feat = self.stop_add.add(feat, stopped)
        unknown = state == LIGHT_UNKNOWN
        return feat.masked_fill(unknown.unsqueeze(-1), 0.0)


@OBJECT_REGISTRY.register
class SceneTransformer(nn.Module):
    """Forecast all agents jointly.

    Args:
        embed_dims: Channels.
        num_steps: Steps of history and future together.
        num_layers: Number of factorized layers.
        state_channels: Channels of a state.
        aux_head: Config of an auxiliary head of the project.
        clip_distance: Distance from the origin beyond which agents are dropped.
    """

    def __init__(
        self,
        embed_dims: int = 128,
        num_steps: int = 41,
        num_layers: int = 4,
        state_channels: int = 8,
        aux_head: Optional[Dict[str, Any]] = None,
        clip_distance: float = math.inf,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_steps = num_steps
        self.clip_distance = clip_distance
        self.state_proj = nn.Linear(state_channels, embed_dims)
        self.light_encoder = LightEncoder(embed_dims)
        self.layers = nn.ModuleList(
            [FactorizedLayer(embed_dims) for _ in range(num_layers)]
        )
        self.out = nn.Linear(embed_dims, 4)
        self.aux_head = build_from_registry(aux_head)
        self.step_embed = nn.Embedding(num_steps, embed_dims)
        self._init_quant()

    def _init_quant(self) -> None:
        self.quant_states = QuantStub()
        self.quant_step_known = QuantStub()
        self.quant_agent_type = QuantStub()
        self.quant_light = QuantStub()
        self.quant_light_state = QuantStub()
        self.quant_causal = QuantStub()
        self.quant_step_embed = QuantStub()
        self.step_add = FloatFunctional()
        self.light_add = FloatFunctional()
        self.dequant = DeQuantStub()

    def causal_bias(self, device: torch.device) -> torch.Tensor:
        """Bias that hides the future."""
        shape = (self.num_steps, self.num_steps)
        bias = torch.full(shape, float("-inf"), device=device)  #> MQ403
        return self.quant_causal(bias.triu(diagonal=1)[None, None])

    def paddings(
        self, known: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Padding masks of steps and agents.

        Args:
            known: Quantized 0/1, shape (B, N, T).
        """
        padding = known.ne(1)  #> MQ101
        by_agent = padding.flatten(0, 1)
        by_step = padding.transpose(1, 2).flatten(0, 1)
        return by_agent, by_step

    def encode_lights(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        position = self.quant_light(data["light_position"])
        state = self.quant_light_state(data["light_state"])
        return self.light_encoder(position, state)

    def forward(self, data: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        """Forecast.

        Args:
            data: With ``states`` of shape (B, N, T, C), ``step_known`` of shape
                (B, N, T), ``agent_type`` of shape (B, N), ``light_position`` of
                shape (B, K, 3) and ``light_state`` of shape (B, K).
        """
        states = self.quant_states(data["states"])
        known = self.quant_step_known(data["step_known"])
        kind = self.quant_agent_type(data["agent_type"])
        step_padding, agent_padding = self.paddings(known)
        feat = self.state_proj(states)
        embed = self.quant_step_embed(self.step_embed.weight)
        feat = self.step_add.add(feat, embed[None, None])
        lights = self.encode_lights(data).max(dim=1, keepdim=True)[0]
        feat = self.light_add.add(feat, lights.unsqueeze(2))
        bias = self.causal_bias(states.device)
        for layer in self.layers:
            feat = layer(feat, bias, step_padding, agent_padding)
        pedestrian = kind == torch.ones_like(kind)  #> MQ101
        out = self.out(feat)
        out = out.masked_fill(pedestrian[:, :, None, None], 0.0)
        results = {"traj": self.dequant(out)}
        if self.aux_head is not None:
            results.update(self._auxiliary(feat, known))
        return results

    def _auxiliary(
        self, feat: torch.Tensor, known: torch.Tensor
    ) -> Dict[str, torch.Tensor]:
        aux = self.aux_head(feat)
        turning = aux["turning"] == 1
        lost = self.aux_head.lost(feat)  # maskqlint: quantized
        gone = lost == 1  #> MQ101
        lost = lost.masked_fill(gone, 0.0)
        return {
            "turning": turning,
            "lost": self.dequant(lost),
            "known": self.dequant(known) > 0.5,
        }

    def post_process(
        self, results: Dict[str, torch.Tensor]
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Drop what is too far away; float, on the CPU."""
        traj = results["traj"]
        dist = traj[..., :2].pow(2).sum(-1).sqrt()
        near = dist < self.clip_distance
        return traj * near.unsqueeze(-1), near

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_causal.qconfig = qconfig_manager.get_int16_qconfig()
        self.quant_states.qconfig = qconfig_manager.get_int16_qconfig()
