# Copyright (c) ADLib authors. All rights reserved.

from typing import List, Optional, Tuple, Union

import torch
import torch.nn as nn
import torch.nn.functional as F

from adlib.registry import OBJECT_REGISTRY

__all__ = ["ConvModule2d", "SeparableConvModule2d", "ConvUpsample2d", "BasicBlock"]


class ConvModule2d(nn.Module):
    """Conv, norm and activation, fusable as a unit.

    Args:
        in_channels: Same as nn.Conv2d.
        out_channels: Same as nn.Conv2d.
        kernel_size: Same as nn.Conv2d.
        stride: Same as nn.Conv2d.
        padding: Same as nn.Conv2d; half of the kernel by default.
        groups: Same as nn.Conv2d.
        bias: Same as nn.Conv2d.
        norm: Whether to normalize.
        act: Whether to activate.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: Union[int, Tuple[int, int]] = 1,
        stride: int = 1,
        padding: Optional[int] = None,
        groups: int = 1,
        bias: bool = False,
        norm: bool = True,
        act: bool = True,
    ):
        super().__init__()
        if padding is None:
            padding = kernel_size // 2 if isinstance(kernel_size, int) else 0
        self.conv = nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size,
            stride=stride,
            padding=padding,
            groups=groups,
            bias=bias or not norm,
        )
        self.norm = nn.BatchNorm2d(out_channels) if norm else None
        self.act = nn.ReLU(inplace=True) if act else None

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.conv(x)
        if self.norm is not None:
            x = self.norm(x)
        if self.act is not None:
            x = self.act(x)
        return x

    def fuse_model(self) -> None:
        from horizon_plugin_pytorch import quantization

        fuse_list = ["conv"]
        if self.norm is not None:
            fuse_list.append("norm")
        if self.act is not None:
            fuse_list.append("act")
        if len(fuse_list) > 1:
            torch.quantization.fuse_modules(
                self,
                fuse_list,
                inplace=True,
                fuser_func=quantization.fuse_known_modules,
            )


class SeparableConvModule2d(nn.Module):
    """Depthwise and pointwise convolution."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int = 3,
        stride: int = 1,
        act: bool = True,
    ):
        super().__init__()
        self.dw = ConvModule2d(
            in_channels,
            in_channels,
            kernel_size,
            stride=stride,
            groups=in_channels,
        )
        self.pw = ConvModule2d(in_channels, out_channels, 1, act=act)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.pw(self.dw(x))

    def fuse_model(self) -> None:
        self.dw.fuse_model()
        self.pw.fuse_model()


class ConvUpsample2d(nn.Module):
    """Conv and nearest upsampling by an integer factor."""

    def __init__(self, in_channels: int, out_channels: int, factor: int = 2):
        super().__init__()
        self.factor = factor
        self.conv = ConvModule2d(in_channels, out_channels, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.conv(x)
        if self.factor == 1:
            return x
        return F.interpolate(x, scale_factor=self.factor, mode="nearest")

    def fuse_model(self) -> None:
        self.conv.fuse_model()


@OBJECT_REGISTRY.register
class BasicBlock(nn.Module):
    """Residual block of two 3x3 convolutions.

    Args:
        in_channels: Channels of the input.
        out_channels: Channels of the output.
        stride: Stride of the first convolution.
    """

    expansion = 1

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1):
        super().__init__()
        self.conv1 = ConvModule2d(in_channels, out_channels, 3, stride=stride)
        self.conv2 = ConvModule2d(out_channels, out_channels, 3, act=False)
        self.downsample = None
        if stride != 1 or in_channels != out_channels:
            self.downsample = ConvModule2d(
                in_channels, out_channels, 1, stride=stride, act=False
            )
        self.short_add = nn.quantized.FloatFunctional()
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        identity = x
        out = self.conv2(self.conv1(x))
        if self.downsample is not None:
            identity = self.downsample(x)
        return self.relu(self.short_add.add(out, identity))

    def fuse_model(self) -> None:
        modules: List[ConvModule2d] = [self.conv1, self.conv2]
        if self.downsample is not None:
            modules.append(self.downsample)
        for module in modules:
            module.fuse_model()
