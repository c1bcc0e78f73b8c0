# Copyright (c) ADLib authors. All rights reserved.
"""Cost of driving through a cell of the BEV grid."""

from typing import Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["CostVolume"]

IMPASSABLE = 1e5


@OBJECT_REGISTRY.register
class CostVolume(nn.Module):
    """Predict a cost map and sample it along trajectories.

    Args:
        in_channels: Channels of the BEV feature.
        bev_range: Half of the extent of the grid in metres.
        comfort_weight: Weight of the comfort terms.
    """

    def __init__(
        self,
        in_channels: int = 64,
        bev_range: float = 40.0,
        comfort_weight: float = 0.1,
    ):
        super().__init__()
        self.bev_range = bev_range
        self.comfort_weight = comfort_weight
        self.cost_conv = ConvModule2d(in_channels, in_channels, 3)
        self.cost_out = nn.Conv2d(in_channels, 1, 1)
        self.comfort = nn.Linear(4, 1)
        self._init_quant()

    def _init_quant(self) -> None:
        self.quant_drivable = QuantStub(scale=1)
        self.quant_static = QuantStub()
        self.quant_grid = QuantStub()
        self.quant_comfort = QuantStub()
        self.static_add = FloatFunctional()
        self.comfort_add = FloatFunctional()

    def static_cost(self, obstacles: torch.Tensor) -> torch.Tensor:
        """Cost of static obstacles, before quantization.

        Args:
            obstacles: Number of points of each cell, shape (B, H, W).
        """
        cost = torch.log1p(obstacles.float())
        return torch.where(obstacles > 3, IMPASSABLE, cost)  #> MQ403

    def sample(self, cost: torch.Tensor, trajs: torch.Tensor) -> torch.Tensor:
        """Cost along trajectories of shape (B, M, T, 2), float metres."""
        grid = self.quant_grid(trajs / self.bev_range)
        sampled = F.grid_sample(cost, grid, align_corners=False)
        return sampled.squeeze(1).sum(dim=-1)

    def forward(
        self,
        bev: torch.Tensor,
        trajs: torch.Tensor,
        obstacles: torch.Tensor,
        drivable: torch.Tensor,
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Cost of every trajectory.

        Args:
            bev: Quantized, shape (B, C, H, W).
            trajs: Float, shape (B, M, T, 2).
            obstacles: Shape (B, H, W).
            drivable: Float 0/1, shape (B, 1, H, W).

        Returns:
            Costs of shape (B, M) and the cost map.
        """
        cost = self.cost_out(self.cost_conv(bev))
        static = self.quant_static(self.static_cost(obstacles).unsqueeze(1))
        cost = self.static_add.add(cost, static)
        blocked = self.quant_drivable(drivable) == 0
        cost = cost.masked_fill(blocked, 100.0)
        costs = self.sample(cost, trajs)
        accel = trajs[:, :, 2:] - 2 * trajs[:, :, 1:-1] + trajs[:, :, :-2]
        limits = torch.cat([accel.abs().amax(2), accel.abs().mean(2)], dim=-1)
        comfort = self.comfort(self.quant_comfort(limits)).squeeze(-1)
        return self.comfort_add.add(costs, comfort * self.comfort_weight), cost

    def fuse_model(self) -> None:
        self.cost_conv.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_grid.qconfig = qconfig_manager.get_int16_qconfig()
