# Copyright (c) ADLib authors. All rights reserved.
"""Occupancy networks: on saved features, and from cameras."""

from typing import Any, Dict, Optional

import torch
import torch.nn as nn
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.backbones.resnet import ResNet18
from adlib.models.base_modules.quant_module import GuardedQuant
from adlib.models.necks.fpn import FPN
from adlib.models.task_modules.bev.view_transformer import LSSTransformer
from adlib.models.task_modules.fusion.lidar_camera import LidarCameraFusion
from adlib.models.task_modules.occ.occ_head import OccHead
from adlib.models.task_modules.seg.bev_seg_head import BevSegHead
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["OccFromFeatures", "OccNet", "FusionSegmentor"]


@OBJECT_REGISTRY.register
class OccFromFeatures(nn.Module):
    """Train the occupancy head on features that were saved in float.

    Args:
        channels: Channels of the saved feature.
        loss: The training loss.
    """

    def __init__(self, channels: int = 64, loss: Optional[nn.Module] = None):
        super().__init__()
        self.head = OccHead(channels)
        self.loss = loss

    def forward(self, data: Dict[str, torch.Tensor]) -> Dict[str, Any]:
        outputs = self.head(data["bev"], data, use_flow=False)
        if self.training and self.loss is not None:
            return self.loss(outputs["logits"], data)
        return {"occ": self.head.get_occ(outputs)}


@OBJECT_REGISTRY.register
class OccNet(nn.Module):
    """Occupancy from cameras.

    Args:
        channels: Channels of the BEV feature.
        loss: Loss of the occupancy.
        flow_loss: Loss of the flow.
    """

    def __init__(
        self,
        channels: int = 64,
        loss: Optional[nn.Module] = None,
        flow_loss: Optional[nn.Module] = None,
    ):
        super().__init__()
        self.backbone = ResNet18(out_indices=(1, 2, 3))
        self.neck = FPN()
        self.view_transformer = LSSTransformer(out_channels=channels)
        self.head = OccHead(channels)
        self.bev_guard = GuardedQuant()
        self.quant_speed = QuantStub()
        self.speed_proj = nn.Linear(2, channels)
        self.dequant = DeQuantStub()
        self.loss = loss
        self.flow_loss = flow_loss

    def forward(self, data: Dict[str, torch.Tensor]) -> Dict[str, Any]:
        feats = self.neck(self.backbone(data["img"]))
        bev = self.view_transformer(feats[0], data)
        bev = self.bev_guard(bev)
        speed = self.speed_proj(self.quant_speed(data["speed"]))
        bev = bev + speed[:, :, None, None]
        outputs = self.head(self.dequant(bev), data)
        if self.training:
            losses = self.loss(outputs["logits"], data)
            if self.flow_loss is not None:
                losses["flow"] = self.flow_loss(outputs["flow"], data["gt_flow"])
            return losses
        return {"occ": self.head.get_occ(outputs), "flow": outputs["flow"]}

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.head.set_qconfig()
        for module in (self.loss, self.flow_loss):
            qconfig_manager.disable_quantization(module)


@OBJECT_REGISTRY.register
class FusionSegmentor(nn.Module):
    """Segment the fused BEV feature; the two parts are compiled apart.

    Args:
        channels: Channels of the BEV feature.
    """

    def __init__(self, channels: int = 64):
        super().__init__()
        self.fusion = LidarCameraFusion(channels)
        self.head = BevSegHead((channels,), channels)
        self.context = nn.Linear(channels, channels)
        self.quant_context = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, data: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        fused = self.fusion(data["camera_bev"], data)
        context = self.context(self.quant_context(data["context"]))
        fused = fused + context[:, :, None, None]
        outputs = self.head([self.dequant(fused)], data)
        return self.head.get_seg(outputs)

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.fusion.set_qconfig()
        self.head.set_qconfig()
