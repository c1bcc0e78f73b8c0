# Copyright (c) ADLib authors. All rights reserved.

from typing import List, Sequence

import torch
import torch.nn as nn
import torch.nn.functional as F

from adlib.models.base_modules.conv_module import ConvModule2d, ConvUpsample2d
from adlib.registry import OBJECT_REGISTRY

__all__ = ["FPN", "SecondNeck"]


@OBJECT_REGISTRY.register
class FPN(nn.Module):
    """Feature pyramid.

    Args:
        in_channels: Channels of each input.
        out_channels: Channels of each output.
        num_outs: Number of outputs, at least that of the inputs.
    """

    def __init__(
        self,
        in_channels: Sequence[int] = (128, 256, 512),
        out_channels: int = 256,
        num_outs: int = 4,
    ):
        super().__init__()
        assert num_outs >= len(in_channels)
        self.num_ins = len(in_channels)
        self.num_outs = num_outs
        self.lateral_convs = nn.ModuleList(
            [ConvModule2d(channels, out_channels, 1, act=False) for channels in in_channels]
        )
        self.fpn_convs = nn.ModuleList(
            [ConvModule2d(out_channels, out_channels, 3, act=False) for _ in in_channels]
        )
        self.extra_convs = nn.ModuleList(
            [
                ConvModule2d(out_channels, out_channels, 3, stride=2, act=False)
                for _ in range(num_outs - self.num_ins)
            ]
        )
        self.adds = nn.ModuleList(
            [nn.quantized.FloatFunctional() for _ in range(self.num_ins - 1)]
        )

    def forward(self, feats: Sequence[torch.Tensor]) -> List[torch.Tensor]:
        feats = feats[-self.num_ins :]
        laterals = [conv(feat) for conv, feat in zip(self.lateral_convs, feats)]
        for i in range(self.num_ins - 1, 0, -1):
            up = F.interpolate(laterals[i], scale_factor=2, mode="nearest")
            laterals[i - 1] = self.adds[i - 1].add(laterals[i - 1], up)
        outs = [conv(lateral) for conv, lateral in zip(self.fpn_convs, laterals)]
        for conv in self.extra_convs:
            outs.append(conv(outs[-1]))
        return outs

    def fuse_model(self) -> None:
        for modules in (self.lateral_convs, self.fpn_convs, self.extra_convs):
            for module in modules:
                module.fuse_model()


@OBJECT_REGISTRY.register
class SecondNeck(nn.Module):
    """Upsample every stage to one resolution and concatenate.

    Args:
        in_channels: Channels of each input.
        out_channels: Channels of each upsampled stage.
        factors: Upsampling factor of each stage.
    """

    def __init__(
        self,
        in_channels: Sequence[int] = (64, 128, 256),
        out_channels: int = 128,
        factors: Sequence[int] = (1, 2, 4),
    ):
        super().__init__()
        self.ups = nn.ModuleList()
        for channels, factor in zip(in_channels, factors):
            self.ups.append(ConvUpsample2d(channels, out_channels, factor))
        self.cat = nn.quantized.FloatFunctional()

    def forward(self, feats: Sequence[torch.Tensor]) -> torch.Tensor:
        outs = [up(feat) for up, feat in zip(self.ups, feats)]
        return self.cat.cat(outs, dim=1)

    def fuse_model(self) -> None:
        for up in self.ups:
            up.fuse_model()
