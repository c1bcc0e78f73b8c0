# Copyright (c) ADLib authors. All rights reserved.

from typing import List, Optional, Sequence

import torch
import torch.nn as nn
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.conv_module import BasicBlock, ConvModule2d
from adlib.registry import OBJECT_REGISTRY

__all__ = ["ResNet18", "ResNet34"]


class _ResNet(nn.Module):
    """Residual network of basic blocks.

    Args:
        depths: Blocks of each stage.
        channels: Channels of each stage.
        in_channels: Channels of the images.
        out_indices: Stages to return.
        include_top: Whether to classify.
        num_classes: Classes, with ``include_top``.
    """

    def __init__(
        self,
        depths: Sequence[int],
        channels: Sequence[int] = (64, 128, 256, 512),
        in_channels: int = 3,
        out_indices: Sequence[int] = (0, 1, 2, 3),
        include_top: bool = False,
        num_classes: int = 1000,
    ):
        super().__init__()
        self.out_indices = tuple(out_indices)
        self.include_top = include_top
        self.quant = QuantStub(scale=1 / 128)
        self.dequant = DeQuantStub()
        self.stem = ConvModule2d(in_channels, channels[0], 7, stride=2)
        self.pool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.stages = nn.ModuleList()
        width = channels[0]
        for i, (depth, out_channels) in enumerate(zip(depths, channels)):
            blocks = []
            for j in range(depth):
                stride = 2 if i > 0 and j == 0 else 1
                blocks.append(BasicBlock(width, out_channels, stride))
                width = out_channels
            self.stages.append(nn.Sequential(*blocks))
        self.avg_pool: Optional[nn.Module] = None
        self.fc: Optional[nn.Module] = None
        if include_top:
            self.avg_pool = nn.AdaptiveAvgPool2d((1, 1))
            self.fc = nn.Conv2d(width, num_classes, 1)

    def forward(self, x: torch.Tensor) -> List[torch.Tensor]:
        x = self.quant(x)
        x = self.pool(self.stem(x))
        outs = []
        for i, stage in enumerate(self.stages):
            x = stage(x)
            if i in self.out_indices:
                outs.append(x)
        if not self.include_top:
            return outs
        x = self.dequant(self.fc(self.avg_pool(x)))
        return x.flatten(1)

    def fuse_model(self) -> None:
        self.stem.fuse_model()
        for stage in self.stages:
            for block in stage:
                block.fuse_model()

    def set_qconfig(self) -> None:
        from adlib.utils import qconfig_manager

        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        if self.fc is not None:
            self.fc.qconfig = qconfig_manager.get_default_qat_out_qconfig()


@OBJECT_REGISTRY.register
class ResNet18(_ResNet):
    """ResNet of 18 layers."""

    def __init__(self, **kwargs):
        super().__init__(depths=(2, 2, 2, 2), **kwargs)


@OBJECT_REGISTRY.register
class ResNet34(_ResNet):
    """ResNet of 34 layers."""

    def __init__(self, **kwargs):
        super().__init__(depths=(3, 4, 6, 3), **kwargs)
