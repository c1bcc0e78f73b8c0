# Copyright (c) ADLib authors. All rights reserved.
"""Encode the navigation route that the ego vehicle is to follow."""

from typing import Dict

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.positional_encoding import PathPositionalEncoding
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from adlib.utils.mask_ops import apply_weight, invert_mask, mask_to_index

__all__ = ["RouteEncoder"]


@OBJECT_REGISTRY.register
class RouteEncoder(nn.Module):
    """Encode a route of waypoints.

    Args:
        in_channels: Channels of a waypoint.
        embed_dims: Channels of the output.
        num_steps: Longest route.
    """

    def __init__(
        self, in_channels: int = 4, embed_dims: int = 128, num_steps: int = 20
    ):
        super().__init__()
        self.in_proj = nn.Linear(in_channels, embed_dims)
        self.path_pos = PathPositionalEncoding(embed_dims, num_steps)
        self.pad_embed = nn.Parameter(torch.zeros(embed_dims))
        self.kind_table = nn.Embedding(2, embed_dims)
        self.norm = nn.LayerNorm(embed_dims)
        self.quant_route = QuantStub()
        self.quant_route_exist = QuantStub(scale=1)
        self.quant_priority = QuantStub()
        self.quant_pad_embed = QuantStub()
        self.pad_add = FloatFunctional()
        self.pad_mul = FloatFunctional()
        self.kind_add = FloatFunctional()

    def quantize(self, data: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        return {
            "points": self.quant_route(data["route"]),
            "exists": self.quant_route_exist(data["route_exist"]),
            "priority": self.quant_priority(data["route_priority"]),
        }

    def forward(
        self, data: Dict[str, torch.Tensor], pooled: bool = True
    ) -> torch.Tensor:
        """Encode.

        Args:
            data: With ``route`` of shape (B, R, T, C), ``route_exist`` of shape
                (B, R, T) and ``route_priority``, 0 or 1, of shape (B, R).
            pooled: Whether to reduce the waypoints.
        """
        route = self.quantize(data)
        feat = self.in_proj(route["points"])
        feat = self.path_pos(feat, route["exists"])
        feat = self.fill_padding(feat, route["exists"])
        kind = mask_to_index(route["priority"])
        feat = self.kind_add.add(feat, self.kind_table(kind).unsqueeze(2))
        feat = self.norm(feat)
        return feat.max(dim=2)[0] if pooled else feat

    def fill_padding(self, feat: torch.Tensor, exists: torch.Tensor) -> torch.Tensor:
        """Put a learned embedding where the route has no waypoint."""
        feat = apply_weight(feat, exists)
        padding = invert_mask(exists)
        pad_embed = self.quant_pad_embed(self.pad_embed)
        filler = self.pad_mul.mul(padding.unsqueeze(-1), pad_embed)
        return self.pad_add.add(feat, filler)

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_route.qconfig = qconfig_manager.get_int16_qconfig()
