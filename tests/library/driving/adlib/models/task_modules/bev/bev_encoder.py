# Copyright (c) ADLib authors. All rights reserved.
"""BEV encoder in the manner of BEVFormer."""

from typing import Dict, List, Optional, Sequence, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.deform_attention import MultiScaleDeformableAttention
from adlib.models.base_modules.mlp_module import FFN
from adlib.models.base_modules.positional_encoding import (
    LearnedPositionalEncoding2d,
    TimeDecayEncoding,
)
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from .spatial_cross_attention import SpatialCrossAttention

__all__ = ["BevEncoderLayer", "BevEncoder"]


class BevEncoderLayer(nn.Module):
    """Temporal self attention, spatial cross attention, FFN."""

    def __init__(self, embed_dims: int = 256, num_cams: int = 6):
        super().__init__()
        self.temporal_attn = MultiScaleDeformableAttention(embed_dims, num_levels=1)
        self.cross_attn = SpatialCrossAttention(embed_dims, num_cams)
        self.ffn = FFN(embed_dims, embed_dims * 2)
        self.norm1 = nn.LayerNorm(embed_dims)
        self.norm2 = nn.LayerNorm(embed_dims)
        self.norm3 = nn.LayerNorm(embed_dims)
        self.pos_add = FloatFunctional()

    def forward(
        self,
        query: torch.Tensor,
        query_pos: torch.Tensor,
        prev_bev: torch.Tensor,
        values: List[torch.Tensor],
        refs: Dict[str, torch.Tensor],
        bev_shape: Tuple[int, int],
        feat_shapes: Sequence[Tuple[int, int]],
    ) -> torch.Tensor:
        moved = self.pos_add.add(query, query_pos)
        query = self.temporal_attn(
            moved,
            prev_bev,
            refs["ref_2d"],
            [bev_shape],
            value_mask=refs["prev_mask"],
            identity=query,
        )
        query = self.norm1(query)
        query = self.cross_attn(
            query, values, refs["ref_cam"], refs["bev_mask"], refs["count"], feat_shapes
        )
        query = self.norm2(query)
        return self.norm3(self.ffn(query))


@OBJECT_REGISTRY.register
class BevEncoder(nn.Module):
    """Encode camera features into a BEV feature.

    Args:
        embed_dims: Channels.
        num_layers: Number of layers.
        num_cams: Number of cameras.
        bev_shape: Height and width of the BEV grid.
        eps: Least depth of a point in front of a camera.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_layers: int = 3,
        num_cams: int = 6,
        bev_shape: Tuple[int, int] = (50, 50),
        eps: float = 1e-5,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_cams = num_cams
        self.bev_shape = bev_shape
        self.eps = eps
        self.layers = nn.ModuleList(
            [BevEncoderLayer(embed_dims, num_cams) for _ in range(num_layers)]
        )
        self._init_embeds()
        self._init_quant()

    def _init_embeds(self) -> None:
        height, width = self.bev_shape
        self.bev_embed = nn.Embedding(height * width, self.embed_dims)
        self.bev_pos = LearnedPositionalEncoding2d(self.embed_dims // 2, height, width)
        self.time_decay = TimeDecayEncoding(self.embed_dims)

    def _init_quant(self) -> None:
        self.quant_bev_embed = QuantStub()
        self.quant_ref_2d = QuantStub()
        self.quant_ref_cam = QuantStub()
        self.quant_bev_mask = QuantStub(scale=1)
        self.quant_prev_mask = QuantStub(scale=1)

    def project(
        self, points: torch.Tensor, prev_exists: torch.Tensor
    ) -> Dict[str, torch.Tensor]:
        """Find out which camera sees which query, in float.

        Args:
            points: Normalized image points and depth of each query, shape
                (B, num_cams, Q, 3).
            prev_exists: Cells of the former frame, shape (B, Q).
        """
        seen = points[..., 2] > self.eps
        seen = torch.logical_and(seen, points[..., 0] > 0.0)
        seen = torch.logical_and(seen, points[..., 0] < 1.0)
        seen = torch.logical_and(seen, points[..., 1] > 0.0)
        seen = torch.logical_and(seen, points[..., 1] < 1.0)
        count = seen.sum(dim=1).clamp(min=1)
        prev_mask = (prev_exists > 0.5).float()
        return {
            "bev_mask": self.quant_bev_mask(seen.float()),
            "prev_mask": self.quant_prev_mask(prev_mask),
            "count": count,
        }

    def forward(
        self,
        values: List[torch.Tensor],
        data: Dict[str, torch.Tensor],
        prev_bev: Optional[torch.Tensor] = None,
        feat_shapes: Sequence[Tuple[int, int]] = ((16, 44),),
    ) -> torch.Tensor:
        """Encode.

        Args:
            values: Quantized features of each camera.
            data: With ``cam_points``, ``ref_2d``, ``ref_cam``, ``prev_exists``
                and ``prev_age``.
            prev_bev: Quantized BEV feature of the former frame.
        """
        bs = data["ref_2d"].shape[0]
        query = self.quant_bev_embed(self.bev_embed.weight)
        query = query.unsqueeze(0).repeat(bs, 1, 1)
        query_pos = self.bev_pos(bs).flatten(2).transpose(1, 2)
        refs = self.project(data["cam_points"], data["prev_exists"])
        refs["ref_2d"] = self.quant_ref_2d(data["ref_2d"])
        refs["ref_cam"] = self.quant_ref_cam(data["ref_cam"])
        if prev_bev is None:
            prev_bev = query
        else:
            prev_bev = self.time_decay(prev_bev, data["prev_age"])
        for layer in self.layers:
            query = layer(
                query, query_pos, prev_bev, values, refs, self.bev_shape, feat_shapes
            )
        return query

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_ref_2d.qconfig = qconfig_manager.get_int16_qconfig()
        self.quant_ref_cam.qconfig = qconfig_manager.get_int16_qconfig()
