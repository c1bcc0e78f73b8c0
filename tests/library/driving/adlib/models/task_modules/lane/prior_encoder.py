# Copyright (c) ADLib authors. All rights reserved.
"""Encode the lanes of a standard definition map as a prior."""

from typing import Dict, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.mlp_module import ResidualMLP
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["PriorEncoder", "PriorAttention"]


@OBJECT_REGISTRY.register
class PriorEncoder(nn.Module):
    """Encode prior lanes as a sequence of tokens.

    Args:
        num_pts: Points of a prior lane.
        embed_dims: Channels of a token.
        range_m: Coordinates are divided by this range.
    """

    def __init__(
        self, num_pts: int = 10, embed_dims: int = 256, range_m: float = 60.0
    ):
        super().__init__()
        self.range_m = range_m
        self.token = ResidualMLP(num_pts * 3, embed_dims)
        self.age_proj = nn.Linear(1, embed_dims)
        self.quant_prior = QuantStub()
        self.quant_age = QuantStub()
        self.quant_bias = QuantStub()
        self.age_add = FloatFunctional()

    def points(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        """Coordinates, with a flag for those that exist."""
        coords = data["prior_pts"].float() / self.range_m
        exists = (data["prior_exists"] > 0).float()
        return torch.cat([coords, exists.unsqueeze(-1)], dim=-1)

    def bias(self, padding: torch.Tensor) -> torch.Tensor:
        """Bias that hides prior lanes without any point."""
        bias = (padding > 0).float() * -1e5  #> MQ403
        return self.quant_bias(bias[:, None, None, :])

    def forward(
        self, data: Dict[str, torch.Tensor]
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Encode.

        Args:
            data: With ``prior_pts`` of shape (B, L, P, 2), ``prior_exists`` of
                shape (B, L, P), ``prior_age`` in years of shape (B, L) and
                ``prior_padding`` of shape (B, L).
        """
        points = self.points(data)
        tokens = self.quant_prior(points.flatten(2))  #> MQ401
        tokens = self.token(tokens)
        age = self.quant_age(data["prior_age"].unsqueeze(-1))
        tokens = self.age_add.add(tokens, self.age_proj(age))
        recent = age < 1.0  #> MQ102
        tokens = tokens.masked_fill(torch.logical_not(recent), 0.0)
        return tokens, self.bias(data["prior_padding"])

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()


@OBJECT_REGISTRY.register
class PriorAttention(nn.Module):
    """Let a BEV feature attend to the tokens of the prior.

    Args:
        embed_dims: Channels.
    """

    def __init__(self, embed_dims: int = 256):
        super().__init__()
        self.q_proj = nn.Linear(embed_dims, embed_dims)
        self.k_proj = nn.Linear(embed_dims, embed_dims)
        self.v_proj = nn.Linear(embed_dims, embed_dims)
        self.softmax = nn.Softmax(dim=-1)
        self.matmul = FloatFunctional()
        self.bias_add = FloatFunctional()
        self.attn_matmul = FloatFunctional()
        self.short_add = FloatFunctional()

    def forward(
        self, bev: torch.Tensor, tokens: torch.Tensor, bias: torch.Tensor
    ) -> torch.Tensor:
        """Attend.

        Args:
            bev: Quantized, shape (B, C, H, W).
            tokens: Quantized, shape (B, L, C).
            bias: Quantized, shape (B, 1, 1, L).
        """
        query = bev.flatten(2).transpose(1, 2)
        key = self.k_proj(tokens).transpose(1, 2)
        attn = self.matmul.matmul(self.q_proj(query), key)
        attn = self.softmax(self.bias_add.add(attn, bias.squeeze(1)))
        out = self.attn_matmul.matmul(attn, self.v_proj(tokens))
        out = out.transpose(1, 2).reshape(bev.shape)
        return self.short_add.add(bev, out)
