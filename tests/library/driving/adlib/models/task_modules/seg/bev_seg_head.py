# Copyright (c) ADLib authors. All rights reserved.
"""Semantic segmentation of the BEV grid."""

from typing import Dict, List, Optional, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.conv_module import ConvModule2d, SeparableConvModule2d
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["SegDecoder", "BevSegHead"]


class SegDecoder(nn.Module):
    """Predict the logits of one set of classes.

    Args:
        channels: Channels of the feature.
        num_classes: Number of classes.
    """

    def __init__(self, channels: int, num_classes: int):
        super().__init__()
        self.conv = SeparableConvModule2d(channels, channels)
        self.out = nn.Conv2d(channels, num_classes, 1)
        self.prior_add = FloatFunctional()

    def forward(
        self, feat: torch.Tensor, prior: Optional[torch.Tensor] = None
    ) -> torch.Tensor:
        """Predict.

        Args:
            feat: Quantized, shape (B, C, H, W).
            prior: Added to the logits, shape (B, 1, H, W).
        """
        logits = self.out(self.conv(feat))
        if prior is not None:
            logits = self.prior_add.add(logits, prior)  #> MQ202
        return logits


@OBJECT_REGISTRY.register
class BevSegHead(nn.Module):
    """Segment several sets of classes.

    Args:
        in_channels: Channels of each scale.
        channels: Channels of the fused feature.
        num_classes: Number of classes of each set.
        region_logit: Logit that cells outside of the region are given.
    """

    def __init__(
        self,
        in_channels: Tuple[int, ...] = (64, 128),
        channels: int = 64,
        num_classes: Tuple[int, ...] = (4, 3),
        region_logit: float = -8.0,
    ):
        super().__init__()
        self.region_logit = region_logit
        self.laterals = nn.ModuleList(
            [ConvModule2d(channel, channels, 1) for channel in in_channels]
        )
        self.scale_quants = nn.ModuleList([QuantStub() for _ in in_channels])
        self.road_decoder = SegDecoder(channels, num_classes[0])
        self.object_decoder = SegDecoder(channels, num_classes[1])
        self.quant_height = QuantStub()
        self.quant_height_known = QuantStub(scale=1)
        self.height_conv = ConvModule2d(1, channels, 3)
        self.height_mul = FloatFunctional()
        self.height_add = FloatFunctional()
        self.scale_add = FloatFunctional()
        self.dequant = DeQuantStub()

    def fuse_scales(self, feats: List[torch.Tensor]) -> torch.Tensor:
        """Quantize float features and add them at the finest scale."""
        feats = [self.scale_quants[i](feat) for i, feat in enumerate(feats)]
        feats = [conv(feat) for conv, feat in zip(self.laterals, feats)]
        out = feats[0]
        for feat in feats[1:]:
            out = self.scale_add.add(out, F.interpolate(feat, scale_factor=2))
        return out

    def region_prior(self, region: torch.Tensor) -> torch.Tensor:
        """Low logits outside of the region of interest.

        Args:
            region: Above 0 inside, shape (B, 1, H, W).
        """
        outside = torch.logical_not(region > 0).float()
        return outside * self.region_logit

    def add_height(
        self, feat: torch.Tensor, height: torch.Tensor, known: torch.Tensor
    ) -> torch.Tensor:
        """Add the encoded height map where the height is known."""
        height = self.height_conv(self.quant_height(height))
        known = self.quant_height_known(known)
        height = self.height_mul.mul(height, known)
        return self.height_add.add(feat, height)

    def forward(
        self, feats: List[torch.Tensor], data: Dict[str, torch.Tensor]
    ) -> Dict[str, torch.Tensor]:
        """Segment.

        Args:
            feats: Float features, finest first.
            data: With ``height``, ``height_known`` and ``region`` of shape
                (B, 1, H, W).
        """
        feat = self.fuse_scales(feats)
        feat = self.add_height(feat, data["height"], data["height_known"])
        prior = self.region_prior(data["region"])
        road = self.road_decoder(feat)
        objects = self.object_decoder(feat, prior)
        return {"road": self.dequant(road), "objects": self.dequant(objects)}

    def get_seg(self, outputs: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        """Decode; float, on the CPU."""
        road = outputs["road"].argmax(dim=1)
        lane_line = road == 2
        objects = outputs["objects"].sigmoid() > 0.5
        return {
            "road": road,
            "lane_line": lane_line.to(torch.uint8),
            "objects": objects.to(torch.uint8),
            "drivable": torch.logical_and(road == 1, torch.logical_not(objects[:, 0])),
        }

    def fuse_model(self) -> None:
        for module in (*self.laterals, self.height_conv):
            module.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_height.qconfig = qconfig_manager.get_int16_qconfig()
