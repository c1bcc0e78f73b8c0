# Copyright (c) ADLib authors. All rights reserved.
"""Attention in the layout (B, N, C), written with replaceable operators.

None of these modules owns a stub: what they are given is quantized by the
task module that calls them.
"""

from typing import Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

from adlib.registry import OBJECT_REGISTRY

__all__ = [
    "MultiheadAttention",
    "GraphAttention",
    "TemporalAttention",
    "GatedCrossAttention",
]


@OBJECT_REGISTRY.register
class MultiheadAttention(nn.Module):
    """Multi-head attention.

    Args:
        embed_dims: Channels.
        num_heads: Number of heads.
        dropout: Probability of dropout on the weights.
        bias: Whether the projections have a bias.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_heads: int = 8,
        dropout: float = 0.1,
        bias: bool = True,
    ):
        super().__init__()
        assert embed_dims % num_heads == 0, "heads must divide the channels"
        self.embed_dims = embed_dims
        self.num_heads = num_heads
        self.head_dims = embed_dims // num_heads
        self.scale = self.head_dims**-0.5
        self._init_layers(bias, dropout)

    def _init_layers(self, bias: bool, dropout: float) -> None:
        self.q_proj = nn.Linear(self.embed_dims, self.embed_dims, bias=bias)
        self.k_proj = nn.Linear(self.embed_dims, self.embed_dims, bias=bias)
        self.v_proj = nn.Linear(self.embed_dims, self.embed_dims, bias=bias)
        self.out_proj = nn.Linear(self.embed_dims, self.embed_dims, bias=bias)
        self.dropout = nn.Dropout(dropout)
        self.softmax = nn.Softmax(dim=-1)
        self.matmul = FloatFunctional()
        self.scale_mul = FloatFunctional()
        self.bias_add = FloatFunctional()
        self.attn_matmul = FloatFunctional()

    def _split_heads(self, x: torch.Tensor) -> torch.Tensor:
        bs, length = x.shape[0], x.shape[1]
        x = x.reshape(bs, length, self.num_heads, self.head_dims)
        return x.permute(0, 2, 1, 3)

    def _merge_heads(self, x: torch.Tensor) -> torch.Tensor:
        bs, length = x.shape[0], x.shape[2]
        x = x.permute(0, 2, 1, 3)
        return x.reshape(bs, length, self.embed_dims)

    def forward(
        self,
        query: torch.Tensor,
        key: torch.Tensor,
        value: torch.Tensor,
        attn_bias: Optional[torch.Tensor] = None,
        key_padding_mask: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        """Attend.

        Args:
            query: Shape (B, Nq, C).
            key: Shape (B, Nk, C).
            value: Shape (B, Nk, C).
            attn_bias: Quantized bias of shape (B or 1, 1, Nq or 1, Nk).
            key_padding_mask: Bool mask of shape (B, Nk), true where padded.
        """
        q = self._split_heads(self.q_proj(query))
        k = self._split_heads(self.k_proj(key))
        v = self._split_heads(self.v_proj(value))
        attn = self.matmul.matmul(q, k.permute(0, 1, 3, 2))
        attn = self.scale_mul.mul_scalar(attn, self.scale)
        if attn_bias is not None:
            attn = self.bias_add.add(attn, attn_bias)  #> MQ202
        if key_padding_mask is not None:
            attn = attn.masked_fill(key_padding_mask[:, None, None, :], -100.0)
        attn = self.dropout(self.softmax(attn))
        out = self.attn_matmul.matmul(attn, v)
        return self.out_proj(self._merge_heads(out))


@OBJECT_REGISTRY.register
class GraphAttention(nn.Module):
    """Attention along the edges of a graph.

    Args:
        embed_dims: Channels.
        num_heads: Number of heads.
    """

    #: Logit of pairs that no edge joins.
    no_edge = -1e9

    def __init__(self, embed_dims: int = 128, num_heads: int = 4):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_heads = num_heads
        self.head_dims = embed_dims // num_heads
        self.qkv = nn.Linear(embed_dims, embed_dims * 3)
        self.out_proj = nn.Linear(embed_dims, embed_dims)
        self.edge_proj = nn.Linear(embed_dims, num_heads)
        self.softmax = nn.Softmax(dim=-1)
        self.matmul = FloatFunctional()
        self.edge_add = FloatFunctional()
        self.attn_matmul = FloatFunctional()

    def _heads(self, x: torch.Tensor) -> torch.Tensor:
        bs, num = x.shape[:2]
        return x.reshape(bs, num, self.num_heads, self.head_dims).transpose(1, 2)

    def forward(
        self,
        nodes: torch.Tensor,
        adjacency: torch.Tensor,
        edges: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        """Attend.

        Args:
            nodes: Shape (B, N, C).
            adjacency: Bool, shape (B, N, N), true where there is an edge.
            edges: Features of the edges, shape (B, N, N, C).
        """
        q, k, v = self.qkv(nodes).chunk(3, dim=-1)
        logits = self.matmul.matmul(self._heads(q), self._heads(k).transpose(2, 3))
        if edges is not None:
            edge_logits = self.edge_proj(edges).permute(0, 3, 1, 2)
            logits = self.edge_add.add(logits, edge_logits)
        no_edge = torch.logical_not(adjacency).unsqueeze(1)
        logits = logits.masked_fill(no_edge, self.no_edge)  #> MQ403
        weights = self.softmax(logits)
        out = self.attn_matmul.matmul(weights, self._heads(v))
        bs, num = nodes.shape[:2]
        return self.out_proj(out.transpose(1, 2).reshape(bs, num, self.embed_dims))


@OBJECT_REGISTRY.register
class TemporalAttention(nn.Module):
    """Attention of the current frame to its history.

    Args:
        embed_dims: Channels.
        num_frames: Longest history.
    """

    def __init__(self, embed_dims: int = 256, num_frames: int = 4):
        super().__init__()
        self.num_frames = num_frames
        self.score = nn.Linear(embed_dims, num_frames)
        self.value_proj = nn.Linear(embed_dims, embed_dims)
        self.out_proj = nn.Linear(embed_dims, embed_dims)
        self.softmax = nn.Softmax(dim=-1)
        self.weight_mul = FloatFunctional()
        self.out_add = FloatFunctional()

    def forward(
        self, current: torch.Tensor, history: torch.Tensor, available: torch.Tensor
    ) -> torch.Tensor:
        """Attend.

        Args:
            current: Shape (B, N, C).
            history: Shape (B, N, T, C).
            available: Which frames exist, shape (B, N, T).
        """
        value = self.value_proj(history)
        value = value * available.unsqueeze(-1)  #> MQ203
        weights = self.softmax(self.score(current)).unsqueeze(-1)
        value = self.weight_mul.mul(value, weights).sum(dim=2)
        return self.out_add.add(current, self.out_proj(value))


@OBJECT_REGISTRY.register
class GatedCrossAttention(nn.Module):
    """Cross attention whose weights are gated before they are applied.

    Args:
        embed_dims: Channels.
        num_heads: Number of heads.
    """

    def __init__(self, embed_dims: int = 256, num_heads: int = 8):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_heads = num_heads
        self.head_dims = embed_dims // num_heads
        self.q_proj = nn.Linear(embed_dims, embed_dims)
        self.k_proj = nn.Linear(embed_dims, embed_dims)
        self.v_proj = nn.Linear(embed_dims, embed_dims)
        self.out_proj = nn.Linear(embed_dims, embed_dims)
        self.softmax = nn.Softmax(dim=-1)
        self.matmul = FloatFunctional()
        self.gate_mul = FloatFunctional()
        self.attn_matmul = FloatFunctional()
        self.short_add = FloatFunctional()

    def _project(
        self, query: torch.Tensor, context: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        shape = (self.num_heads, self.head_dims)
        q = self.q_proj(query).reshape(*query.shape[:2], *shape)
        k = self.k_proj(context).reshape(*context.shape[:2], *shape)
        v = self.v_proj(context).reshape(*context.shape[:2], *shape)
        return q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2)

    def forward(
        self, query: torch.Tensor, context: torch.Tensor, gate: torch.Tensor
    ) -> torch.Tensor:
        """Attend.

        Args:
            query: Shape (B, Nq, C).
            context: Shape (B, Nk, C).
            gate: What may be attended to, shape (B, Nk).
        """
        q, k, v = self._project(query, context)
        attn = self.softmax(self.matmul.matmul(q, k.transpose(-2, -1)))
        attn = self.gate_mul.mul(attn, gate[:, None, None, :])  #> MQ201
        out = self.attn_matmul.matmul(attn, v).transpose(1, 2)
        out = out.reshape(*query.shape[:2], self.embed_dims)
        return self.short_add.add(query, self.out_proj(out))
