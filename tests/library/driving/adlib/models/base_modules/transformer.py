# Copyright (c) ADLib authors. All rights reserved.
"""Transformer encoder and decoder in the manner of DETR."""

from typing import List, Optional

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY
from .attention import MultiheadAttention
from .mlp_module import FFN

__all__ = [
    "TransformerEncoderLayer",
    "TransformerEncoder",
    "TransformerDecoderLayer",
    "TransformerDecoder",
]


@OBJECT_REGISTRY.register
class TransformerEncoderLayer(nn.Module):
    """Self attention and FFN, normalized afterwards.

    Args:
        embed_dims: Channels.
        num_heads: Number of heads.
        feedforward_channels: Hidden channels of the FFN.
        dropout: Probability of dropout.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_heads: int = 8,
        feedforward_channels: int = 1024,
        dropout: float = 0.1,
    ):
        super().__init__()
        self.self_attn = MultiheadAttention(embed_dims, num_heads, dropout)
        self.ffn = FFN(embed_dims, feedforward_channels, dropout)
        self.norm1 = nn.LayerNorm(embed_dims)
        self.norm2 = nn.LayerNorm(embed_dims)
        self.pos_add = FloatFunctional()
        self.short_add = FloatFunctional()

    def forward(
        self,
        src: torch.Tensor,
        pos: Optional[torch.Tensor] = None,
        key_padding_mask: Optional[torch.Tensor] = None,
        attn_bias: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        query = src
        if pos is not None:
            query = self.pos_add.add(src, pos)
        out = self.self_attn(
            query,
            query,
            src,
            attn_bias=attn_bias,
            key_padding_mask=key_padding_mask,
        )
        src = self.norm1(self.short_add.add(src, out))
        return self.norm2(self.ffn(src))

    def fuse_model(self) -> None:
        self.ffn.fuse_model()


@OBJECT_REGISTRY.register
class TransformerEncoder(nn.Module):
    """A stack of encoder layers.

    Args:
        num_layers: Number of layers.
        embed_dims: Channels.
        num_heads: Number of heads.
        zero_padding: Whether to zero padded tokens after every layer.
    """

    def __init__(
        self,
        num_layers: int = 2,
        embed_dims: int = 256,
        num_heads: int = 8,
        zero_padding: bool = False,
    ):
        super().__init__()
        self.zero_padding = zero_padding
        self.layers = nn.ModuleList(
            [
                TransformerEncoderLayer(embed_dims, num_heads, embed_dims * 4)
                for _ in range(num_layers)
            ]
        )

    def forward(
        self,
        src: torch.Tensor,
        pos: Optional[torch.Tensor] = None,
        key_padding_mask: Optional[torch.Tensor] = None,
        attn_bias: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        for layer in self.layers:
            src = layer(
                src, pos=pos, key_padding_mask=key_padding_mask, attn_bias=attn_bias
            )
            if self.zero_padding and key_padding_mask is not None:
                src = src.masked_fill(key_padding_mask.unsqueeze(-1), 0.0)
        return src


@OBJECT_REGISTRY.register
class TransformerDecoderLayer(nn.Module):
    """Self attention, cross attention and FFN.

    Args:
        embed_dims: Channels.
        num_heads: Number of heads.
        feedforward_channels: Hidden channels of the FFN.
        dropout: Probability of dropout.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_heads: int = 8,
        feedforward_channels: int = 1024,
        dropout: float = 0.1,
    ):
        super().__init__()
        self.self_attn = MultiheadAttention(embed_dims, num_heads, dropout)
        self.cross_attn = MultiheadAttention(embed_dims, num_heads, dropout)
        self.ffn = FFN(embed_dims, feedforward_channels, dropout)
        self.norm1 = nn.LayerNorm(embed_dims)
        self.norm2 = nn.LayerNorm(embed_dims)
        self.norm3 = nn.LayerNorm(embed_dims)
        self.query_pos_add = FloatFunctional()
        self.key_pos_add = FloatFunctional()
        self.short_add1 = FloatFunctional()
        self.short_add2 = FloatFunctional()

    def forward(
        self,
        query: torch.Tensor,
        memory: torch.Tensor,
        query_pos: Optional[torch.Tensor] = None,
        memory_pos: Optional[torch.Tensor] = None,
        query_bias: Optional[torch.Tensor] = None,
        memory_padding: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        """Decode.

        Args:
            query: Shape (B, Nq, C).
            memory: Shape (B, Nk, C).
            query_pos: Shape (B, Nq, C).
            memory_pos: Shape (B, Nk, C).
            query_bias: Quantized bias of the self attention.
            memory_padding: Bool, shape (B, Nk), true where padded.
        """
        q = query
        if query_pos is not None:
            q = self.query_pos_add.add(query, query_pos)
        out = self.self_attn(q, q, query, attn_bias=query_bias)
        query = self.norm1(self.short_add1.add(query, out))
        key = memory
        if memory_pos is not None:
            key = self.key_pos_add.add(memory, memory_pos)
        out = self.cross_attn(query, key, memory, key_padding_mask=memory_padding)
        query = self.norm2(self.short_add2.add(query, out))
        return self.norm3(self.ffn(query))

    def fuse_model(self) -> None:
        self.ffn.fuse_model()


@OBJECT_REGISTRY.register
class TransformerDecoder(nn.Module):
    """A stack of decoder layers.

    Args:
        num_layers: Number of layers.
        embed_dims: Channels.
        num_heads: Number of heads.
        return_intermediate: Whether to return the result of every layer.
    """

    def __init__(
        self,
        num_layers: int = 3,
        embed_dims: int = 256,
        num_heads: int = 8,
        return_intermediate: bool = True,
    ):
        super().__init__()
        self.return_intermediate = return_intermediate
        self.layers = nn.ModuleList()
        for _ in range(num_layers):
            self.layers.append(
                TransformerDecoderLayer(embed_dims, num_heads, embed_dims * 4)
            )

    def forward(
        self,
        query: torch.Tensor,
        memory: torch.Tensor,
        query_pos: Optional[torch.Tensor] = None,
        memory_pos: Optional[torch.Tensor] = None,
        query_bias: Optional[torch.Tensor] = None,
        memory_padding: Optional[torch.Tensor] = None,
    ) -> List[torch.Tensor]:
        outs = []
        for layer in self.layers:
            query = layer(
                query,
                memory,
                query_pos=query_pos,
                memory_pos=memory_pos,
                query_bias=query_bias,
                memory_padding=memory_padding,
            )
            if self.return_intermediate:
                outs.append(query)
        return outs if self.return_intermediate else [query]
