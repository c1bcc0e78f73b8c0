# Copyright (c) ADLib authors. All rights reserved.
"""Sparse 3D detection with object queries."""

from typing import Dict, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.mlp_module import ResidualMLP
from adlib.models.base_modules.transformer import TransformerDecoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from adlib.utils.mask_ops import padding_to_bias
from .post_process import QueryBoxDecoder

__all__ = ["QueryHead"]


@OBJECT_REGISTRY.register
class QueryHead(nn.Module):
    """Decode object queries against a BEV feature.

    Args:
        embed_dims: Channels.
        num_query: Number of queries.
        num_classes: Number of classes.
        num_layers: Layers of the decoder.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_query: int = 300,
        num_classes: int = 10,
        num_layers: int = 3,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_query = num_query
        self.num_classes = num_classes
        self.query_embed = nn.Embedding(num_query, embed_dims)
        self.reference_points = nn.Embedding(num_query, 3)
        self.decoder = TransformerDecoder(num_layers, embed_dims)
        self.post_process = QueryBoxDecoder()
        self._init_layers()
        self._init_quant()

    def _init_layers(self) -> None:
        self.ref_proj = nn.Linear(3, self.embed_dims)
        self.cls_branch = nn.Linear(self.embed_dims, self.num_classes)
        self.reg_branch = ResidualMLP(self.embed_dims, 8)
        self.ref_add = FloatFunctional()

    def _init_quant(self) -> None:
        self.quant_query = QuantStub()
        self.quant_ref = QuantStub()
        self.quant_bias = QuantStub()
        self.dequant = DeQuantStub()

    def _queries(self, bs: int) -> Tuple[torch.Tensor, torch.Tensor]:
        query = self.quant_query(self.query_embed.weight)
        query = query.unsqueeze(0).repeat(bs, 1, 1)
        ref = self.quant_ref(self.reference_points.weight.sigmoid())
        pos = self.ref_proj(ref).unsqueeze(0).repeat(bs, 1, 1)
        return query, pos

    def forward(
        self, bev: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Decode.

        Args:
            bev: Quantized, shape (B, C, H, W).
            data: With ``query_padding`` of shape (B, Q), true where a query is
                not to be used.
        """
        memory = bev.flatten(2).transpose(1, 2)
        query, pos = self._queries(bev.shape[0])
        padding = data["query_padding"].bool()
        bias = padding_to_bias(padding, value=-1e9)
        bias = self.quant_bias(bias[:, None, None, :])
        hidden = self.decoder(query, memory, query_pos=pos, query_bias=bias)[-1]
        cls = self.cls_branch(hidden)
        reg = self.reg_branch(hidden)
        return self.dequant(cls), self.dequant(reg)

    def predict(self, bev: torch.Tensor, data: Dict[str, torch.Tensor]):
        """Forward and decode, for deployment."""
        cls, reg = self.forward(bev, data)
        return self.post_process(cls, reg)

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.cls_branch.qconfig = qconfig_manager.get_default_qat_out_qconfig()
        self.post_process.qconfig = None
