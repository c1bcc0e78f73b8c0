# Copyright (c) ADLib authors. All rights reserved.

from typing import List, Sequence, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.models.base_modules.deform_attention import MultiScaleDeformableAttention
from adlib.registry import OBJECT_REGISTRY

__all__ = ["SpatialCrossAttention"]


@OBJECT_REGISTRY.register
class SpatialCrossAttention(nn.Module):
    """Let BEV queries attend to the cameras that see them.

    Args:
        embed_dims: Channels.
        num_cams: Number of cameras.
        num_levels: Number of feature levels.
        num_points: Sampling points.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_cams: int = 6,
        num_levels: int = 1,
        num_points: int = 8,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_cams = num_cams
        self.deform_attn = MultiScaleDeformableAttention(
            embed_dims, num_levels=num_levels, num_points=num_points
        )
        self.output_proj = nn.Linear(embed_dims, embed_dims)
        self.mask_muls = nn.ModuleList([FloatFunctional() for _ in range(num_cams)])
        self.cam_adds = nn.ModuleList([FloatFunctional() for _ in range(num_cams - 1)])
        self.short_add = FloatFunctional()

    def forward(
        self,
        query: torch.Tensor,
        values: List[torch.Tensor],
        reference_points: torch.Tensor,
        bev_mask: torch.Tensor,
        count: torch.Tensor,
        spatial_shapes: Sequence[Tuple[int, int]],
    ) -> torch.Tensor:
        """Attend.

        Args:
            query: Shape (B, Q, C).
            values: Features of each camera, shape (B, sum(H * W), C).
            reference_points: Shape (B, num_cams, Q, 1, num_levels, 1, 2).
            bev_mask: Quantized 0/1 of shape (B, num_cams, Q), exact.
            count: Cameras that see a query, shape (B, Q).
        """
        slots = None
        for cam in range(self.num_cams):
            out = self.deform_attn(
                query, values[cam], reference_points[:, cam], spatial_shapes
            )
            seen = bev_mask[:, cam].unsqueeze(-1)
            out = self.mask_muls[cam].mul(out, seen)
            slots = out if slots is None else self.cam_adds[cam - 1].add(slots, out)
        slots = slots / count.unsqueeze(-1)  #> MQ203
        return self.short_add.add(query, self.output_proj(slots))
