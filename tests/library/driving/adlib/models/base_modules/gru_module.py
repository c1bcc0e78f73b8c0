# Copyright (c) ADLib authors. All rights reserved.
"""Recurrent modules of the temporal models."""

from typing import List, Optional

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.registry import OBJECT_REGISTRY

__all__ = ["ConvGRUCell", "TemporalGRU"]


class ConvGRUCell(nn.Module):
    """Convolutional GRU cell.

    The usual ``(1 - z) * h + z * n`` is written as ``h + z * (n - h)``, which
    needs no subtraction from a constant.

    Args:
        channels: Channels of input and state.
        kernel_size: Kernel of the gates.
    """

    def __init__(self, channels: int, kernel_size: int = 3):
        super().__init__()
        padding = kernel_size // 2
        self.conv_z = nn.Conv2d(channels * 2, channels, kernel_size, padding=padding)
        self.conv_r = nn.Conv2d(channels * 2, channels, kernel_size, padding=padding)
        self.conv_n = nn.Conv2d(channels * 2, channels, kernel_size, padding=padding)
        self.sigmoid_z = nn.Sigmoid()
        self.sigmoid_r = nn.Sigmoid()
        self.tanh = nn.Tanh()
        self.cat_in = FloatFunctional()
        self.cat_reset = FloatFunctional()
        self.mul_reset = FloatFunctional()
        self.mul_update = FloatFunctional()
        self.sub = FloatFunctional()
        self.add = FloatFunctional()

    def forward(self, x: torch.Tensor, state: torch.Tensor) -> torch.Tensor:
        joint = self.cat_in.cat([x, state], dim=1)
        update = self.sigmoid_z(self.conv_z(joint))
        reset = self.sigmoid_r(self.conv_r(joint))
        state_reset = self.mul_reset.mul(reset, state)
        new = self.tanh(self.conv_n(self.cat_reset.cat([x, state_reset], dim=1)))
        delta = self.mul_update.mul(update, self.sub.sub(new, state))
        return self.add.add(state, delta)


@OBJECT_REGISTRY.register
class TemporalGRU(nn.Module):
    """Run a GRU over a sequence of BEV features.

    Args:
        channels: Channels of input and state.
        num_steps: Steps to roll out when no sequence is given.
        learn_state: Whether the first state is learned.
    """

    def __init__(self, channels: int = 64, num_steps: int = 4, learn_state: bool = True):
        super().__init__()
        self.channels = channels
        self.num_steps = num_steps
        self.cell = ConvGRUCell(channels)
        self.init_state = nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.state_quant = QuantStub() if learn_state else None
        self.noise_quant = QuantStub()

    def _first_state(self, x: torch.Tensor) -> torch.Tensor:
        bs, _, height, width = x.shape
        state = self.init_state.expand(bs, -1, height, width)
        if self.state_quant is not None:
            state = self.state_quant(state)
        return state

    def forward(
        self, feats: List[torch.Tensor], noise: Optional[torch.Tensor] = None
    ) -> List[torch.Tensor]:
        """Roll out.

        Args:
            feats: Quantized features of shape (B, C, H, W), oldest first.
            noise: Float latent added to the first frame.

        Returns:
            The states after every step.
        """
        state = self._first_state(feats[0])
        outs = []
        for i, feat in enumerate(feats):
            if i == 0 and noise is not None:
                feat = feat + self.noise_quant(noise)
            state = self.cell(feat, state)
            outs.append(state)
        return outs

    def set_qconfig(self) -> None:
        from adlib.utils import qconfig_manager

        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.cell.qconfig = qconfig_manager.get_int16_qconfig()
