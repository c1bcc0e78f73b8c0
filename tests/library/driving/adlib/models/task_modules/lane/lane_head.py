# Copyright (c) ADLib authors. All rights reserved.
"""Lane perception with instance and point queries, in the manner of MapTR."""

from typing import Dict, List, Optional, Sequence, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.attention import MultiheadAttention
from adlib.models.base_modules.deform_attention import MultiScaleDeformableAttention
from adlib.models.base_modules.mlp_module import FFN, MLP
from adlib.models.base_modules.positional_encoding import SinePositionalEncoding2d
from adlib.models.base_modules.transformer import TransformerEncoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from adlib.utils.mask_ops import padding_to_bias

__all__ = ["LaneDecoderLayer", "LaneHead"]


class LaneDecoderLayer(nn.Module):
    """Self attention among lanes, deformable attention to the BEV feature."""

    def __init__(self, embed_dims: int = 256, num_heads: int = 8):
        super().__init__()
        self.self_attn = MultiheadAttention(embed_dims, num_heads)
        self.cross_attn = MultiScaleDeformableAttention(embed_dims, num_heads)
        self.ffn = FFN(embed_dims, embed_dims * 2)
        self.norm1 = nn.LayerNorm(embed_dims)
        self.norm2 = nn.LayerNorm(embed_dims)
        self.norm3 = nn.LayerNorm(embed_dims)
        self.short_add = FloatFunctional()

    def forward(
        self,
        query: torch.Tensor,
        memory: torch.Tensor,
        reference: torch.Tensor,
        shape: Tuple[int, int],
        exists: Optional[torch.Tensor] = None,
        query_bias: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        out = self.self_attn(query, query, query, attn_bias=query_bias)
        query = self.norm1(self.short_add.add(query, out))
        query = self.cross_attn(query, memory, reference, [shape], value_mask=exists)
        query = self.norm2(query)
        return self.norm3(self.ffn(query))


@OBJECT_REGISTRY.register
class LaneHead(nn.Module):
    """Predict lanes as ordered points.

    Args:
        embed_dims: Channels.
        num_lanes: Number of lane queries.
        num_pts: Points of a lane.
        num_classes: Number of lane classes.
        num_layers: Layers of the decoder.
        bev_shape: Height and width of the BEV feature.
        code_weights: Weights of the coordinates.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_lanes: int = 50,
        num_pts: int = 20,
        num_classes: int = 3,
        num_layers: int = 4,
        bev_shape: Tuple[int, int] = (100, 50),
        code_weights: Sequence[float] = (1.0, 1.0),
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_lanes = num_lanes
        self.num_pts = num_pts
        self.num_classes = num_classes
        self.bev_shape = bev_shape
        self.register_buffer("code_weights", torch.tensor(code_weights))
        self._init_layers(num_layers)
        self._init_branches()
        self._init_quant()

    def _init_layers(self, num_layers: int) -> None:
        self.pos_encoding = SinePositionalEncoding2d(self.embed_dims // 2)
        self.encoder = TransformerEncoder(1, self.embed_dims, zero_padding=True)
        self.layers = nn.ModuleList(
            [LaneDecoderLayer(self.embed_dims) for _ in range(num_layers)]
        )
        self.lane_embed = nn.Embedding(self.num_lanes, self.embed_dims)
        self.pts_embed = nn.Embedding(self.num_pts, self.embed_dims)

    def _init_branches(self) -> None:
        self.ref_branch = nn.Linear(self.embed_dims, 2)
        self.cls_branch = nn.Linear(self.embed_dims, self.num_classes)
        self.pts_branch = MLP(self.embed_dims, [self.embed_dims, 2])
        self.visible_branch = nn.Linear(self.embed_dims, 1)
        self.sigmoid = nn.Sigmoid()
        self.ref_add = FloatFunctional()
        self.query_add = FloatFunctional()

    def _init_quant(self) -> None:
        self.quant_lane_embed = QuantStub()
        self.quant_pts_embed = QuantStub()
        self.quant_group_bias = QuantStub()

    def _queries(self, bs: int) -> torch.Tensor:
        lane = self.quant_lane_embed(self.lane_embed.weight).unsqueeze(1)
        pts = self.quant_pts_embed(self.pts_embed.weight).unsqueeze(0)
        query = self.query_add.add(lane, pts).flatten(0, 1)
        return query.unsqueeze(0).repeat(bs, 1, 1)

    def _group_bias(self, padding: torch.Tensor) -> torch.Tensor:
        """Bias of the self attention: unused lanes are not attended to."""
        padding = padding.repeat_interleave(self.num_pts, dim=1)
        bias = padding_to_bias(padding.bool())
        return self.quant_group_bias(bias[:, None, None, :])

    def encode(
        self, bev: torch.Tensor, padding: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Mix the BEV feature globally.

        Args:
            bev: Quantized, shape (B, C, H, W).
            padding: Bool, shape (B, H, W), true outside of the range.
        """
        pos = self.pos_encoding(padding).flatten(2).transpose(1, 2)
        memory = bev.flatten(2).transpose(1, 2)
        padding = padding.flatten(1)
        bias = padding_to_bias(padding)
        memory = self.encoder(
            memory,
            pos,
            key_padding_mask=padding,
            attn_bias=bias[:, None, None, :],
        )
        return memory, torch.logical_not(padding)

    def forward(
        self, bev: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> List[Dict[str, torch.Tensor]]:
        """Predict.

        Args:
            bev: Quantized, shape (B, C, H, W).
            data: With ``bev_padding`` of shape (B, H, W) and ``lane_padding`` of
                shape (B, num_lanes).
        """
        memory, exists = self.encode(bev, data["bev_padding"].bool())
        query = self._queries(bev.shape[0])
        bias = self._group_bias(data["lane_padding"])
        outputs = []
        for layer in self.layers:
            reference = self.sigmoid(self.ref_branch(query))
            reference = reference[:, :, None, None, None, :]
            query = layer(
                query,
                memory,
                reference,
                self.bev_shape,
                exists=exists,
                query_bias=bias,
            )
            outputs.append(self._predict(query))
        return outputs

    def _predict(self, query: torch.Tensor) -> Dict[str, torch.Tensor]:
        bs = query.shape[0]
        lanes = query.reshape(bs, self.num_lanes, self.num_pts, self.embed_dims)
        lane_feat = lanes.mean(dim=2)
        return {
            "feat": lane_feat,
            "cls": self.cls_branch(lane_feat),
            "pts": self.sigmoid(self.pts_branch(lanes)),
            "visible": self.sigmoid(self.visible_branch(lanes)).squeeze(-1),
        }

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.pts_branch.qconfig = qconfig_manager.get_int16_qconfig()
        self.pos_encoding.set_qconfig()
