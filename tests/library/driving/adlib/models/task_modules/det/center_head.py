# Copyright (c) ADLib authors. All rights reserved.

from typing import Dict, Sequence

import torch
import torch.nn as nn

from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["CenterHead"]


@OBJECT_REGISTRY.register
class CenterHead(nn.Module):
    """Anchor free head on a BEV feature.

    Args:
        in_channels: Channels of the BEV feature.
        num_classes: Number of classes.
        share_channels: Channels of the shared convolution.
        reg_channels: Channels of the regressions.
        ignore_border: Whether the outermost rows, which warping leaves empty,
            are not to be looked at.
    """

    def __init__(
        self,
        in_channels: int = 64,
        num_classes: int = 10,
        share_channels: int = 64,
        reg_channels: Sequence[int] = (2, 1, 3, 2),
        ignore_border: bool = True,
    ):
        super().__init__()
        self.num_classes = num_classes
        self.ignore_border = ignore_border
        self.reg_channels = tuple(reg_channels)
        self.shared = ConvModule2d(in_channels, share_channels, 3)
        self.heatmap = nn.Conv2d(share_channels, num_classes, 3, padding=1)
        self.reg = nn.Conv2d(share_channels, sum(reg_channels), 3, padding=1)
        self.pool = nn.AdaptiveAvgPool2d((1, 1))
        self.count = nn.Conv2d(share_channels, num_classes, 1)

    def clear_border(self, feat: torch.Tensor) -> torch.Tensor:
        """Zero the first and the last row."""
        feat[:, :, 0] = 0.0  #> MQ505
        feat[:, :, -1] = 0.0  #> MQ505
        return feat

    def forward(self, bev: torch.Tensor) -> Dict[str, torch.Tensor]:
        """Predict.

        Args:
            bev: Quantized, shape (B, C, H, W).
        """
        feat = self.shared(bev)
        if self.ignore_border:
            feat = self.clear_border(feat)
        return {
            "heatmap": self.heatmap(feat),
            "reg": self.reg(feat),
            "count": self.count(self.pool(feat)),
        }

    def fuse_model(self) -> None:
        self.shared.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        for module in (self.heatmap, self.reg, self.count):
            module.qconfig = qconfig_manager.get_default_qat_out_qconfig()
