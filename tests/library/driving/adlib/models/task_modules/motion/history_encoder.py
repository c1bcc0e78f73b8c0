# Copyright (c) ADLib authors. All rights reserved.
"""Encode the history of the agent in front."""

from typing import Dict

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.mlp_module import ResidualMLP
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from .step_gate import StepGate

__all__ = ["HistoryEncoder"]

#: Flags are 0 or 1, so that a step of one keeps them exact.
FLAG_SCALE = 1.0
FLAGS = ("observed", "parked", "phase", "turn", "brake", "moving")


@OBJECT_REGISTRY.register
class HistoryEncoder(nn.Module):
    """Encode the steps of one agent.

    Args:
        state_channels: Channels of a state.
        embed_dims: Channels.
        limit: States beyond this are clipped.
    """

    def __init__(
        self, state_channels: int = 7, embed_dims: int = 128, limit: float = 100.0
    ):
        super().__init__()
        self.limit = limit
        self.state_proj = ResidualMLP(state_channels, embed_dims)
        self.gate = StepGate(embed_dims)
        self.level_proj = nn.Linear(1, embed_dims)
        self.level_add = FloatFunctional()
        self.prepare_quant_stub()

    def prepare_quant_stub(self) -> None:
        self.quant_state = QuantStub()
        self.quant_observed = QuantStub(scale=1 / 64)
        self.quant_parked = QuantStub(scale=1 / 128)
        self.quant_phase = QuantStub(scale=0.25)
        self.quant_turn = QuantStub(scale=1)
        self.quant_brake = QuantStub(scale=0.3)
        self.quant_moving = QuantStub(scale=FLAG_SCALE)
        self.quant_level = QuantStub()

    def flags(self, data: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        return {
            "observed": self.quant_observed(data["observed"]),
            "parked": self.quant_parked(data["parked"]),
            "phase": self.quant_phase(data["phase"]),
            "turn": self.quant_turn(data["turn"]),
            "brake": self.quant_brake(data["brake"]),
            "moving": self.quant_moving(data["moving"]),
        }

    def clean(self, states: torch.Tensor) -> torch.Tensor:
        """Replace what the tracker could not estimate, before quantization."""
        broken = torch.logical_not(torch.isfinite(states))
        states = states.float().masked_fill(broken, 0.0)
        return states.clamp(-self.limit, self.limit)

    def forward(self, data: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        """Encode.

        Args:
            data: With ``states`` of shape (B, T, C), the flags and ``level`` of
                shape (B, T).
        """
        feat = self.state_proj(self.quant_state(self.clean(data["states"])))
        level = self.quant_level(data["level"])
        ground = level == 1
        feat = self.level_add.add(feat, self.level_proj(level.unsqueeze(-1)))
        feat = feat.masked_fill(ground.unsqueeze(-1), 0.0)
        return self.gate(feat, self.flags(data))

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_level.qconfig = qconfig_manager.get_fixed_scale_qconfig(scale=1.0)
