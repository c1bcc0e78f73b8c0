# Copyright (c) ADLib authors. All rights reserved.
"""Deformable attention, with grid_sample as its sampler."""

from typing import List, Optional, Sequence, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["MultiScaleDeformableAttention"]


@OBJECT_REGISTRY.register
class MultiScaleDeformableAttention(nn.Module):
    """Multi-scale deformable attention.

    Args:
        embed_dims: Channels.
        num_heads: Number of heads.
        num_levels: Number of feature levels.
        num_points: Sampling points of each head and level.
        dropout: Probability of dropout on the output.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_heads: int = 8,
        num_levels: int = 1,
        num_points: int = 4,
        dropout: float = 0.1,
    ):
        super().__init__()
        if embed_dims % num_heads != 0:
            raise ValueError(f"{num_heads} heads do not divide {embed_dims} channels")
        self.embed_dims = embed_dims
        self.num_heads = num_heads
        self.num_levels = num_levels
        self.num_points = num_points
        self.head_dims = embed_dims // num_heads
        self._init_layers(dropout)

    def _init_layers(self, dropout: float) -> None:
        num_samples = self.num_heads * self.num_levels * self.num_points
        self.sampling_offsets = nn.Linear(self.embed_dims, num_samples * 2)
        self.attention_weights = nn.Linear(self.embed_dims, num_samples)
        self.value_proj = nn.Linear(self.embed_dims, self.embed_dims)
        self.output_proj = nn.Linear(self.embed_dims, self.embed_dims)
        self.dropout = nn.Dropout(dropout)
        self.softmax = nn.Softmax(dim=-1)
        self.quant_normalizer = QuantStub()
        self.mask_mul = FloatFunctional()
        self.norm_mul = FloatFunctional()
        self.loc_add = FloatFunctional()
        self.grid_mul = FloatFunctional()
        self.grid_add = FloatFunctional()
        self.short_add = FloatFunctional()
        self.weight_muls = nn.ModuleList(
            [FloatFunctional() for _ in range(self.num_levels)]
        )
        self.level_adds = nn.ModuleList(
            [FloatFunctional() for _ in range(self.num_levels)]
        )

    def _normalizer(self, spatial_shapes: Sequence[Tuple[int, int]]) -> torch.Tensor:
        """Offsets are predicted in pixels and applied in fractions."""
        normalizer = torch.tensor(
            [[1.0 / width, 1.0 / height] for height, width in spatial_shapes],
            dtype=torch.float32,
        )
        return self.quant_normalizer(normalizer.reshape(1, 1, 1, -1, 1, 2))

    def _sample(
        self, value: torch.Tensor, grid: torch.Tensor, shape: Tuple[int, int]
    ) -> torch.Tensor:
        bs, num_query = grid.shape[0], grid.shape[1]
        value = value.transpose(1, 2).reshape(
            bs * self.num_heads, self.head_dims, shape[0], shape[1]
        )
        grid = grid.transpose(1, 2).reshape(
            bs * self.num_heads, num_query, self.num_points, 2
        )
        return F.grid_sample(
            value, grid, mode="bilinear", padding_mode="zeros", align_corners=False
        )

    def forward(
        self,
        query: torch.Tensor,
        value: torch.Tensor,
        reference_points: torch.Tensor,
        spatial_shapes: Sequence[Tuple[int, int]],
        value_mask: Optional[torch.Tensor] = None,
        identity: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        """Sample and aggregate.

        Args:
            query: Shape (B, Nq, C).
            value: Flattened levels, shape (B, sum(H * W), C).
            reference_points: Quantized, shape (B, Nq, 1, num_levels, 1, 2).
            spatial_shapes: Height and width of each level.
            value_mask: What exists of the value, shape (B, sum(H * W)).
            identity: Added to the result, the query by default.
        """
        if identity is None:
            identity = query
        bs, num_query, _ = query.shape
        value = self.value_proj(value)
        if value_mask is not None:
            value = self.mask_mul.mul(value, value_mask.unsqueeze(-1))  #> MQ201
        offsets = self.sampling_offsets(query).reshape(
            bs, num_query, self.num_heads, self.num_levels, self.num_points, 2
        )
        offsets = self.norm_mul.mul(offsets, self._normalizer(spatial_shapes))
        locations = self.loc_add.add(offsets, reference_points)
        locations = self.grid_mul.mul_scalar(locations, 2.0)
        locations = self.grid_add.add_scalar(locations, -1.0)
        weights = self.attention_weights(query).reshape(
            bs, num_query, self.num_heads, self.num_levels * self.num_points
        )
        weights = self.softmax(weights)
        out = self._aggregate(value, locations, weights, spatial_shapes)
        out = self.dropout(self.output_proj(out))
        return self.short_add.add(out, identity)

    def _aggregate(
        self,
        value: torch.Tensor,
        locations: torch.Tensor,
        weights: torch.Tensor,
        spatial_shapes: Sequence[Tuple[int, int]],
    ) -> torch.Tensor:
        sizes: List[int] = [height * width for height, width in spatial_shapes]
        values = value.split(sizes, dim=1)
        out = None
        for level, shape in enumerate(spatial_shapes):
            sampled = self._sample(values[level], locations[:, :, :, level], shape)
            start = level * self.num_points
            weight = weights[..., start : start + self.num_points]
            weight = weight.transpose(1, 2).flatten(0, 1).unsqueeze(1)
            sampled = self.weight_muls[level].mul(sampled, weight).sum(dim=-1)
            if out is None:
                out = sampled
            else:
                out = self.level_adds[level].add(out, sampled)
        bs = value.shape[0]
        return out.reshape(bs, self.embed_dims, -1).transpose(1, 2)

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_normalizer.qconfig = qconfig_manager.get_int16_qconfig()
        self.loc_add.qconfig = qconfig_manager.get_int16_qconfig()
        self.grid_add.qconfig = qconfig_manager.get_int16_qconfig()
