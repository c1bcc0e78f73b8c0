# Copyright (c) ADLib authors. All rights reserved.
"""From image features to a BEV feature."""

from typing import Dict, List, Optional, Sequence, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.models.base_modules.quant_module import ExtraInputQuant
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["ViewTransformerBase", "IPMTransformer", "LSSTransformer"]


class ViewTransformerBase(ExtraInputQuant):
    """Base of view transformers.

    Args:
        in_channels: Channels of the image features.
        out_channels: Channels of the BEV feature.
        grid_size: Height and width of the BEV grid.
        num_views: Number of cameras.
    """

    num_extra_inputs = 1

    def __init__(
        self,
        in_channels: int = 256,
        out_channels: int = 64,
        grid_size: Tuple[int, int] = (128, 128),
        num_views: int = 6,
    ):
        super().__init__()
        self.grid_size = grid_size
        self.num_views = num_views
        self.reduce = ConvModule2d(in_channels, out_channels, 1)
        self.out_conv = ConvModule2d(out_channels, out_channels, 3)
        self.view_adds = nn.ModuleList(
            [FloatFunctional() for _ in range(num_views - 1)]
        )

    def mask_outside(self, feat: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """Zero what no camera sees.

        Args:
            feat: Shape (B, V, C, H, W).
            inside: Shape (B, V, H, W).
        """
        return feat * inside.unsqueeze(2)  #> MQ201

    def sum_views(self, feat: torch.Tensor) -> torch.Tensor:
        """Sum over the cameras, shape (B, V, C, H, W) to (B, C, H, W)."""
        out = feat[:, 0]
        for i, add in enumerate(self.view_adds):
            out = add.add(out, feat[:, i + 1])
        return out

    def fuse_model(self) -> None:
        self.reduce.fuse_model()
        self.out_conv.fuse_model()


@OBJECT_REGISTRY.register
class IPMTransformer(ViewTransformerBase):
    """Sample image features at the projections of the BEV grid.

    Args:
        use_visible: Whether the input tells which cells a camera sees.
    """

    def __init__(self, use_visible: bool = True, **kwargs):
        super().__init__(**kwargs)
        self.use_visible = use_visible
        self.quant_visible = QuantStub(scale=1) if use_visible else None
        self.visible_mul = FloatFunctional()
        self.ego_proj = nn.Linear(6, 64)
        self.ego_add = FloatFunctional()

    def forward(
        self, feat: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> torch.Tensor:
        """Transform.

        Args:
            feat: Quantized image features of shape (B * V, C, h, w).
            data: With ``ipm_grid`` of shape (B * V, H, W, 2), ``visible`` of
                shape (B, V, H, W) and ``ego_motion`` of shape (B, 6).
        """
        grid = self.quant(data["ipm_grid"])
        feat = self.reduce(feat)
        warped = F.grid_sample(feat, grid, mode="bilinear", align_corners=False)
        warped = warped.reshape(-1, self.num_views, *warped.shape[1:])
        if self.quant_visible is not None:
            visible = (data["visible"] > 0).float()
            visible = self.quant_visible(visible).unsqueeze(2)
            warped = self.visible_mul.mul(warped, visible)
        bev = self.out_conv(self.sum_views(warped))
        (ego,) = self.quant_extra([data["ego_motion"]])
        ego = self.ego_proj(ego)[:, :, None, None]
        return self.ego_add.add(bev, ego)

    def set_qconfig(self) -> None:
        super().set_qconfig()
        self.quant.qconfig = qconfig_manager.get_int16_qconfig()


@OBJECT_REGISTRY.register
class LSSTransformer(ViewTransformerBase):
    """Lift, splat by gathering: every cell takes its strongest frustum points.

    Args:
        num_depth: Depth bins.
        num_points: Frustum points of a cell.
        depth_threshold: Points less likely than this are dropped.
    """

    num_extra_inputs = 2

    def __init__(
        self,
        num_depth: int = 60,
        num_points: int = 10,
        depth_threshold: float = 0.02,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.num_depth = num_depth
        self.num_points = num_points
        self.depth_threshold = depth_threshold
        self.depth_conv = nn.Conv2d(256, num_depth, 1)
        self.softmax = nn.Softmax(dim=1)
        self.depth_mul = FloatFunctional()
        self.depth_cat = FloatFunctional()

    def inside_image(self, points: torch.Tensor, size: Sequence[int]) -> torch.Tensor:
        """Which cells project into the image, from float pixel coordinates."""
        height, width = size
        inside = torch.logical_and(points[..., 0] >= 0, points[..., 0] < width)
        inside = torch.logical_and(inside, points[..., 1] >= 0)
        inside = torch.logical_and(inside, points[..., 1] < height)
        return torch.logical_and(inside, points[..., 2] > 1)

    def sample(self, feat: torch.Tensor, grids: List[torch.Tensor]) -> torch.Tensor:
        out = None
        for grid in grids:
            part = F.grid_sample(feat, grid, mode="nearest", align_corners=False)
            out = part if out is None else out + part
        return out

    def forward(
        self,
        feat: torch.Tensor,
        data: Dict[str, torch.Tensor],
        depth: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        """Transform.

        Args:
            feat: Quantized image features of shape (B * V, C, h, w).
            data: With ``cam_points`` of shape (B, V, H, W, 3), pixels and depth,
                and two sampling grids.
            depth: Quantized depth probabilities instead of the predicted.
        """
        inside = self.inside_image(data["cam_points"], (512, 960))
        grids = self.quant_extra([data["grid_near"], data["grid_far"]])
        if depth is None:
            depth = self.softmax(self.depth_conv(feat))
        unlikely = depth < self.depth_threshold
        depth = depth.masked_fill(unlikely, 0.0)
        weight = depth.max(dim=1, keepdim=True)[0]
        lifted = self.depth_mul.mul(self.reduce(feat), weight)
        sampled = self.sample(lifted, grids)
        sampled = sampled.reshape(-1, self.num_views, *sampled.shape[1:])
        sampled = self.mask_outside(sampled, inside)
        return self.out_conv(self.sum_views(sampled))
