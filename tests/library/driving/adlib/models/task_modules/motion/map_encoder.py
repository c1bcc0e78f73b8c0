# Copyright (c) ADLib authors. All rights reserved.

from typing import Sequence

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY
from adlib.utils.mask_ops import is_code
from .polyline import PolylineSubGraph

__all__ = ["MapEncoder"]


@OBJECT_REGISTRY.register
class MapEncoder(nn.Module):
    """Encode lanes, crosswalks and boundaries.

    Args:
        in_channels: Channels of a point.
        hidden_channels: Hidden channels of the subgraph.
        embed_dims: Channels of the output.
    """

    LANE = 1
    CROSSWALK = 2
    BOUNDARY = 3

    def __init__(
        self,
        in_channels: int = 6,
        hidden_channels: Sequence[int] = (32, 64),
        embed_dims: int = 128,
    ):
        super().__init__()
        self.subgraph = PolylineSubGraph(in_channels, hidden_channels)
        self.out_proj = nn.Linear(self.subgraph.out_channels, embed_dims)
        self.crosswalk_proj = nn.Linear(embed_dims, embed_dims)
        self.boundary_value = -4.0
        self.crosswalk_add = FloatFunctional()

    def forward(
        self,
        lanes: torch.Tensor,
        point_valid: torch.Tensor,
        lane_type: torch.Tensor,
    ) -> torch.Tensor:
        """Encode.

        Args:
            lanes: Quantized points of shape (B, L, P, C).
            point_valid: Quantized 0/1 of shape (B, L, P).
            lane_type: Quantized class code of shape (B, L).

        Returns:
            Shape (B, L, embed_dims).
        """
        valid = point_valid == 1  #> MQ101
        feat = self.out_proj(self.subgraph(lanes, valid))
        crosswalk = is_code(lane_type, self.CROSSWALK).to(torch.int16)
        boost = self.crosswalk_proj(feat) * crosswalk.unsqueeze(-1)  #> MQ203
        feat = self.crosswalk_add.add(feat, boost)
        boundary = lane_type.eq(self.BOUNDARY).unsqueeze(-1)  #> MQ101
        return feat.masked_fill(boundary, self.boundary_value)
