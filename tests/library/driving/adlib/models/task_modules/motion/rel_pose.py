# Copyright (c) ADLib authors. All rights reserved.
"""Relative poses between the elements of a scene."""

from typing import Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["RelativePose", "SocialPooling"]


def wrap_angle(angle: torch.Tensor) -> torch.Tensor:
    """Bring angles to (-pi, pi]."""
    return torch.atan2(angle.sin(), angle.cos())


@OBJECT_REGISTRY.register
class RelativePose(nn.Module):
    """Pairwise offsets and headings, computed in float and then quantized.

    Args:
        range_m: Offsets are divided by this range.
    """

    def __init__(self, range_m: float = 50.0):
        super().__init__()
        self.range_m = range_m
        self.quant_pose = QuantStub()

    def pairwise(self, poses: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        poses = poses.float()
        xy, yaw = poses[..., :2], poses[..., 2]
        offset = (xy.unsqueeze(1) - xy.unsqueeze(2)) / self.range_m
        dyaw = wrap_angle(yaw.unsqueeze(1) - yaw.unsqueeze(2))
        return offset, dyaw

    def forward(self, poses: torch.Tensor) -> torch.Tensor:
        """Pairwise poses.

        Args:
            poses: Float x, y, yaw of shape (B, N, 3).

        Returns:
            Quantized (dx, dy, cos, sin), shape (B, N, N, 4).
        """
        offset, dyaw = self.pairwise(poses)
        far = offset.abs().max(dim=-1, keepdim=True)[0] > 1
        offset = offset.masked_fill(far, 0.0)
        heading = torch.stack([dyaw.cos(), dyaw.sin()], dim=-1)
        return self.quant_pose(torch.cat([offset, heading], dim=-1))

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_pose.qconfig = qconfig_manager.get_int16_qconfig()


@OBJECT_REGISTRY.register
class SocialPooling(nn.Module):
    """Pool the features of agents on a grid around each agent.

    Args:
        embed_dims: Channels.
        cell_size: Size of a cell in metres.
        grid_size: Cells on each side.
    """

    def __init__(self, embed_dims: int = 128, cell_size: float = 4.0, grid_size: int = 8):
        super().__init__()
        self.cell_size = cell_size
        self.grid_size = grid_size
        self.proj = nn.Linear(embed_dims, embed_dims)
        self.quant_offset = QuantStub()
        self.quant_occupied = QuantStub(scale=1)
        self.pool_matmul = FloatFunctional()
        self.dequant = DeQuantStub()

    def cell_index(self, offset: torch.Tensor) -> torch.Tensor:
        """Cell of each neighbour along one axis, on the host's float input."""
        cell = (offset.float() / self.cell_size).floor() + self.grid_size // 2
        return cell.clamp(0, self.grid_size - 1).long()

    def forward(
        self, feat: torch.Tensor, offset: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Pool.

        Args:
            feat: Quantized, shape (B, N, C).
            offset: Float offsets of the neighbours, shape (B, N, N, 2).

        Returns:
            The pooled features and, for debugging, the row of each neighbour.
        """
        index = self.cell_index(offset)
        occupied = self.quant_occupied((index > 0).float().max(dim=-1)[0])
        offset = self.quant_offset(offset)
        cells = self.dequant(offset / self.cell_size).round()
        centre = (cells == 1).all(dim=-1)
        weight = occupied.masked_fill(centre, 0.0)
        pooled = self.pool_matmul.matmul(weight, self.proj(feat))
        row = offset[..., 0].to(torch.int32)  #> MQ301
        return pooled, row
