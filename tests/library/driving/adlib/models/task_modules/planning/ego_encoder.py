# Copyright (c) ADLib authors. All rights reserved.
"""Encode the state and the history of the ego vehicle."""

from typing import Dict, Optional, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from torch.quantization import QuantStub

from adlib.models.base_modules.mlp_module import ResidualMLP
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["EgoEncoder", "HistoryPooling"]

NUM_COMMANDS = 3


class HistoryPooling(nn.Module):
    """Pool the features of former ego states.

    Args:
        embed_dims: Channels.
    """

    def __init__(self, embed_dims: int = 128):
        super().__init__()
        self.score = nn.Linear(embed_dims, 1)
        self.softmax = nn.Softmax(dim=1)
        self.weight_mul = FloatFunctional()

    def forward(self, feat: torch.Tensor, exist: torch.Tensor) -> torch.Tensor:
        """Pool.

        Args:
            feat: Quantized, shape (B, T, C).
            exist: Which states exist, shape (B, T, 1).
        """
        feat = feat * exist
        weight = self.softmax(self.score(feat))
        return self.weight_mul.mul(feat, weight).sum(dim=1)


@OBJECT_REGISTRY.register
class EgoEncoder(nn.Module):
    """Encode the ego vehicle.

    Args:
        state_channels: Channels of the present state.
        history_channels: Channels of a former state, with the flag at the end.
        embed_dims: Channels of the output.
    """

    def __init__(
        self,
        state_channels: int = 9,
        history_channels: int = 6,
        embed_dims: int = 128,
    ):
        super().__init__()
        self.history_channels = history_channels
        self.state_proj = nn.Linear(state_channels, embed_dims)
        self.history_proj = nn.Linear(history_channels - 1, embed_dims)
        self.command_proj = nn.Linear(NUM_COMMANDS, embed_dims)
        self.light_proj = nn.Linear(4, embed_dims)
        self.pool = HistoryPooling(embed_dims)
        self.refine = ResidualMLP(embed_dims, embed_dims)
        self._init_quant()

    def _init_quant(self) -> None:
        self.quant_state = QuantStub()
        self.quant_history = QuantStub()
        self.quant_command = QuantStub()
        self.quant_light = QuantStub()
        self.state_add = FloatFunctional()
        self.command_add = FloatFunctional()
        self.light_add = FloatFunctional()

    def encode_history(self, history: torch.Tensor) -> torch.Tensor:
        """Encode former states.

        Args:
            history: Float, shape (B, T, history_channels).
        """
        history = self.quant_history(history)  #> MQ401
        states, exist = history.split([self.history_channels - 1, 1], dim=-1)
        return self.pool(self.history_proj(states), exist)

    def encode_command(self, command: torch.Tensor) -> torch.Tensor:
        """Encode the command.

        Args:
            command: Left, straight or right as an integer, shape (B,).
        """
        onehot = F.one_hot(command.long(), NUM_COMMANDS)
        return self.command_proj(self.quant_command(onehot))  #> MQ503

    def encode_light(self, light: torch.Tensor) -> torch.Tensor:
        """Encode the traffic light ahead.

        Args:
            light: Off, red, yellow or green as an integer, shape (B,).
        """
        onehot = F.one_hot(light.long(), 4).float()
        return self.light_proj(self.quant_light(onehot))

    def forward(
        self, data: Dict[str, torch.Tensor], history: Optional[torch.Tensor] = None
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Encode.

        Args:
            data: With ``ego_state``, ``ego_history``, ``command`` and ``light``.
            history: Encoded history instead of the input's.

        Returns:
            The feature of shape (B, C) and the quantized state.
        """
        state = self.quant_state(data["ego_state"])
        feat = self.state_proj(state)
        if history is None:
            history = self.encode_history(data["ego_history"])
        feat = self.state_add.add(feat, history)
        feat = self.command_add.add(feat, self.encode_command(data["command"]))
        feat = self.light_add.add(feat, self.encode_light(data["light"]))
        speed = state[..., 3:4]
        return self.refine(feat), speed

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_state.qconfig = qconfig_manager.get_int16_qconfig()
