# Copyright (c) ADLib authors. All rights reserved.
"""Point pillars: the LiDAR branch."""

from typing import Sequence, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from adlib.utils.mask_ops import lengths_to_valid

__all__ = ["PillarFeatureNet", "PillarScatter"]


@OBJECT_REGISTRY.register
class PillarFeatureNet(nn.Module):
    """Encode the points of each pillar.

    Args:
        in_channels: Channels of a point.
        out_channels: Channels of a pillar.
        voxel_size: Size of a pillar in metres.
        pc_range: Range of the points in metres.
        max_points: Points of a pillar.
        norm_coordinates: Whether coordinates are brought to [0, 1].
    """

    def __init__(
        self,
        in_channels: int = 4,
        out_channels: int = 64,
        voxel_size: Sequence[float] = (0.2, 0.2, 4.0),
        pc_range: Sequence[float] = (-51.2, -51.2, -5.0, 51.2, 51.2, 3.0),
        max_points: int = 20,
        norm_coordinates: bool = True,
    ):
        super().__init__()
        self.voxel_size = tuple(voxel_size)
        self.pc_range = tuple(pc_range)
        self.max_points = max_points
        self.norm_coordinates = norm_coordinates
        self.quant = QuantStub()
        self.quant_exist = QuantStub(scale=1)
        self.linear = nn.Linear(in_channels + 5, out_channels)
        self.norm = nn.LayerNorm(out_channels)
        self.relu = nn.ReLU()
        self.exist_mul = FloatFunctional()

    def extend_points(
        self, points: torch.Tensor, coords: torch.Tensor, num_points: torch.Tensor
    ) -> torch.Tensor:
        """Add offsets from the mean and from the pillar's centre, in float."""
        points = points.float()
        total = points[:, :, :3].sum(dim=1, keepdim=True)
        mean = total / num_points.float().reshape(-1, 1, 1)
        to_mean = points[:, :, :3] - mean
        centre_x = coords[:, 3].float() * self.voxel_size[0] + self.pc_range[0]
        centre_y = coords[:, 2].float() * self.voxel_size[1] + self.pc_range[1]
        to_centre_x = points[:, :, 0] - centre_x[:, None]
        to_centre_y = points[:, :, 1] - centre_y[:, None]
        to_centre = torch.stack([to_centre_x, to_centre_y], dim=-1)
        return torch.cat([points, to_mean, to_centre], dim=-1)

    def forward(
        self, points: torch.Tensor, coords: torch.Tensor, num_points: torch.Tensor
    ) -> torch.Tensor:
        """Encode.

        Args:
            points: Shape (P, N, in_channels).
            coords: Shape (P, 4), int.
            num_points: Shape (P,), int.
        """
        exists = lengths_to_valid(num_points, self.max_points)
        feats = self.extend_points(points, coords, num_points)
        feats = feats * exists.unsqueeze(-1)
        feats = self.relu(self.norm(self.linear(self.quant(feats))))
        exists_q = self.quant_exist(exists.float())
        feats = self.exist_mul.mul(feats, exists_q.unsqueeze(-1))
        return feats.max(dim=1)[0]

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()


@OBJECT_REGISTRY.register
class PillarScatter(nn.Module):
    """Put pillars back on the BEV grid.

    Args:
        out_shape: Height and width.
        channels: Channels of a pillar.
    """

    def __init__(self, out_shape: Tuple[int, int] = (512, 512), channels: int = 64):
        super().__init__()
        self.out_shape = out_shape
        self.channels = channels

    def forward(self, pillars: torch.Tensor, flat_index: torch.Tensor) -> torch.Tensor:
        """Scatter.

        Args:
            pillars: Shape (H * W + 1, C); the last row is that of empty cells.
            flat_index: For each cell its pillar, shape (H * W,), int64.
        """
        height, width = self.out_shape
        canvas = pillars.index_select(0, flat_index)
        return canvas.reshape(1, height, width, self.channels).permute(0, 3, 1, 2)
