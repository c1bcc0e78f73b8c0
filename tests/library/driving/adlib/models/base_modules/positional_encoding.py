# Copyright (c) ADLib authors. All rights reserved.
"""Positional encodings of pixels, paths and time."""

import math
from typing import Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.registry import OBJECT_REGISTRY

__all__ = [
    "SinePositionalEncoding2d",
    "LearnedPositionalEncoding2d",
    "PathPositionalEncoding",
    "TimeDecayEncoding",
]


@OBJECT_REGISTRY.register
class SinePositionalEncoding2d(nn.Module):
    """Sines and cosines of row and column.

    Everything is computed in float on the host; only the result is quantized.

    Args:
        num_feats: Half of the channels.
        temperature: Of the frequencies.
        normalize: Whether coordinates are normalized to ``scale``.
        scale: The range of normalized coordinates.
        eps: Avoids a division by zero.
    """

    def __init__(
        self,
        num_feats: int = 128,
        temperature: int = 10000,
        normalize: bool = True,
        scale: float = 2 * math.pi,
        eps: float = 1e-6,
    ):
        super().__init__()
        self.num_feats = num_feats
        self.temperature = temperature
        self.normalize = normalize
        self.scale = scale
        self.eps = eps
        self.quant = QuantStub()

    def _coordinates(self, padding: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        exists = torch.logical_not(padding)
        y_embed = exists.cumsum(1, dtype=torch.float32)
        x_embed = exists.cumsum(2, dtype=torch.float32)
        if self.normalize:
            y_embed = y_embed / (y_embed[:, -1:, :] + self.eps) * self.scale
            x_embed = x_embed / (x_embed[:, :, -1:] + self.eps) * self.scale
        return y_embed, x_embed

    def forward(self, padding: torch.Tensor) -> torch.Tensor:
        """Encode.

        Args:
            padding: Bool mask of the images, shape (B, H, W), true where padded.

        Returns:
            Quantized encoding of shape (B, 2 * num_feats, H, W).
        """
        y_embed, x_embed = self._coordinates(padding)
        dim_t = torch.arange(self.num_feats, dtype=torch.float32, device=padding.device)
        dim_t = self.temperature ** (2 * (dim_t // 2) / self.num_feats)
        pos_x = x_embed[:, :, :, None] / dim_t
        pos_y = y_embed[:, :, :, None] / dim_t
        pos_x = torch.stack((pos_x[..., 0::2].sin(), pos_x[..., 1::2].cos()), dim=4)
        pos_y = torch.stack((pos_y[..., 0::2].sin(), pos_y[..., 1::2].cos()), dim=4)
        pos = torch.cat((pos_y.flatten(3), pos_x.flatten(3)), dim=3)
        return self.quant(pos.permute(0, 3, 1, 2))

    def set_qconfig(self) -> None:
        from adlib.utils import qconfig_manager

        self.qconfig = qconfig_manager.get_default_qat_qconfig()


@OBJECT_REGISTRY.register
class LearnedPositionalEncoding2d(nn.Module):
    """Embeddings of row and column.

    Args:
        num_feats: Half of the channels.
        row_num: Rows.
        col_num: Columns.
    """

    def __init__(self, num_feats: int = 128, row_num: int = 50, col_num: int = 50):
        super().__init__()
        self.num_feats = num_feats
        self.row_embed = nn.Embedding(row_num, num_feats)
        self.col_embed = nn.Embedding(col_num, num_feats)
        self.row_num = row_num
        self.col_num = col_num
        self.quant = QuantStub()

    def forward(self, bs: int = 1) -> torch.Tensor:
        """Encode a grid of the size given to the constructor."""
        device = self.row_embed.weight.device
        x_embed = self.col_embed(torch.arange(self.col_num, device=device))
        y_embed = self.row_embed(torch.arange(self.row_num, device=device))
        pos = torch.cat(
            (
                x_embed.unsqueeze(0).repeat(self.row_num, 1, 1),
                y_embed.unsqueeze(1).repeat(1, self.col_num, 1),
            ),
            dim=-1,
        )
        pos = pos.permute(2, 0, 1).unsqueeze(0).repeat(bs, 1, 1, 1)
        return self.quant(pos)


@OBJECT_REGISTRY.register
class PathPositionalEncoding(nn.Module):
    """Encode the position of each waypoint along its path.

    Args:
        embed_dims: Channels.
        num_steps: Longest path.
    """

    def __init__(self, embed_dims: int = 128, num_steps: int = 20):
        super().__init__()
        self.num_steps = num_steps
        self.step_proj = nn.Linear(1, embed_dims)
        self.norm = nn.LayerNorm(embed_dims)
        self.pos_add = FloatFunctional()

    def forward(self, feat: torch.Tensor, exists: torch.Tensor) -> torch.Tensor:
        """Add the encoding.

        Args:
            feat: Shape (B, N, T, C).
            exists: Which waypoints exist, shape (B, N, T).
        """
        steps = exists.cumsum(dim=-1)  #> MQ501
        embed = self.norm(self.step_proj(steps.unsqueeze(-1)))
        return self.pos_add.add(feat, embed)


@OBJECT_REGISTRY.register
class TimeDecayEncoding(nn.Module):
    """Encode the age of a frame; old frames fade.

    Args:
        embed_dims: Channels.
        max_age: Age in seconds from which a frame counts as stale.
    """

    def __init__(self, embed_dims: int = 256, max_age: float = 2.5):
        super().__init__()
        self.max_age = max_age
        self.quant_age = QuantStub()
        self.proj = nn.Linear(1, embed_dims)
        self.sigmoid = nn.Sigmoid()
        self.mul = FloatFunctional()

    def forward(
        self, feat: torch.Tensor, age: torch.Tensor, extra: Optional[torch.Tensor] = None
    ) -> torch.Tensor:
        """Fade.

        Args:
            feat: Quantized, shape (B, N, C).
            age: Float seconds, shape (B, N).
            extra: Quantized features to be added first.
        """
        if extra is not None:
            feat = feat + extra
        age = self.quant_age(age).unsqueeze(-1)
        stale = age > 2.5
        gate = self.sigmoid(self.proj(age))
        feat = self.mul.mul(feat, gate)
        return feat.masked_fill(stale, 0.0)

    def set_qconfig(self) -> None:
        from adlib.utils import qconfig_manager

        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_age.qconfig = qconfig_manager.get_int16_qconfig()
