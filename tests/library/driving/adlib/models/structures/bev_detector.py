# Copyright (c) ADLib authors. All rights reserved.
"""Detection on a BEV feature that is lifted from cameras."""

from typing import Any, Dict, List, Optional

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.backbones.resnet import ResNet18
from adlib.models.base_modules.quant_module import MultiScaleQuant
from adlib.models.necks.fpn import FPN
from adlib.models.task_modules.bev.temporal_fusion import TemporalFusion
from adlib.models.task_modules.bev.view_transformer import (
    IPMTransformer,
    LSSTransformer,
)
from adlib.models.task_modules.det.center_head import CenterHead
from adlib.models.task_modules.det.post_process import CenterPointDecoder
from adlib.registry import OBJECT_REGISTRY, build_from_registry
from adlib.utils import qconfig_manager

__all__ = ["BevDetector", "BevFormer"]


@OBJECT_REGISTRY.register
class BevDetector(nn.Module):
    """Lift, splat, detect.

    Args:
        channels: Channels of the BEV feature.
        num_levels: Feature levels of the neck.
        use_depth: Whether to predict depth; flat ground is assumed otherwise.
        aux_head: Config of a head that is only trained.
        loss: The training loss.
    """

    def __init__(
        self,
        channels: int = 64,
        num_levels: int = 4,
        use_depth: bool = True,
        aux_head: Optional[Dict[str, Any]] = None,
        loss: Optional[nn.Module] = None,
    ):
        super().__init__()
        self.backbone = ResNet18(out_indices=(1, 2, 3))
        self.neck = FPN(num_outs=num_levels)
        self.feat_quant = MultiScaleQuant(num_levels)
        if use_depth:
            self.view_transformer = LSSTransformer(out_channels=channels)
        else:
            self.view_transformer = IPMTransformer(out_channels=channels)
        self.temporal = TemporalFusion(channels)
        self.head = CenterHead(channels)
        self.decoder = CenterPointDecoder()
        self.aux_head = build_from_registry(aux_head)
        self.loss = loss
        self.can_proj = nn.Linear(18, channels)
        self.can_add = FloatFunctional()
        self.quant_can = QuantStub()
        self.dequant = DeQuantStub()

    def extract_feat(self, img: torch.Tensor) -> List[torch.Tensor]:
        feats = self.neck(self.backbone(img))
        return self.feat_quant(feats)

    def extract_bev(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        feats = self.extract_feat(data["img"])
        bev = self.view_transformer(feats[0], data)
        can = self.can_proj(self.quant_can(data["can_bus"]))
        bev = self.can_add.add(bev, can[:, :, None, None])
        return self.temporal(bev, data)

    def forward(self, data: Dict[str, torch.Tensor]):
        bev = self.extract_bev(data)
        outputs = self.head(bev)
        return self._post_process(data, bev, outputs)

    def _post_process(
        self,
        data: Dict[str, torch.Tensor],
        bev: torch.Tensor,
        outputs: Dict[str, torch.Tensor],
    ):
        results = {
            "heatmap": self.dequant(outputs["heatmap"]),
            "reg": self.dequant(outputs["reg"]),
            "count": self.dequant(outputs["count"]),
        }
        if self.training and self.loss is not None:
            losses = self.loss(results["heatmap"], data["gt_heatmap"])
            if self.aux_head is not None:
                aux = self.aux_head(bev)
                positive = aux["mask"] == 1
                losses = losses + (aux["loss"] * positive).mean()
            return losses
        return self.decoder(results)

    def fuse_model(self) -> None:
        for module in (self.backbone, self.neck, self.view_transformer, self.head):
            if hasattr(module, "fuse_model"):
                module.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        for module in (self.view_transformer, self.temporal, self.head):
            module.set_qconfig()
        for module in (self.decoder, self.loss, self.aux_head):
            qconfig_manager.disable_quantization(module)


@OBJECT_REGISTRY.register
class BevFormer(nn.Module):
    """BEVFormer with a memory of one frame.

    Args:
        backbone: Image backbone.
        neck: Feature pyramid.
        encoder: BEV encoder.
        head: Detection head.
        num_cams: Number of cameras.
    """

    def __init__(
        self,
        backbone: nn.Module,
        neck: nn.Module,
        encoder: nn.Module,
        head: nn.Module,
        num_cams: int = 6,
    ):
        super().__init__()
        self.backbone = backbone
        self.neck = neck
        self.encoder = encoder
        self.head = head
        self.num_cams = num_cams
        self.memory: Optional[torch.Tensor] = None
        self.quant_memory = QuantStub()
        self.dequant = DeQuantStub()

    def _flatten_views(self, feat: torch.Tensor) -> List[torch.Tensor]:
        feat = feat.reshape(-1, self.num_cams, *feat.shape[1:])
        feat = feat.flatten(3).permute(0, 1, 3, 2)
        return [feat[:, cam] for cam in range(self.num_cams)]

    def forward(self, data: Dict[str, torch.Tensor]):
        feats = self.neck(self.backbone(data["img"]))
        values = self._flatten_views(feats[0])
        prev_bev = None
        if self.memory is not None:
            prev_bev = self.quant_memory(self.memory)
        bev = self.encoder(values, data, prev_bev)
        self.memory = self.dequant(bev).detach()
        return self.head.predict(bev.transpose(1, 2).unsqueeze(-1), data)

    def fuse_model(self) -> None:
        for module in (self.backbone, self.neck):
            if hasattr(module, "fuse_model"):
                module.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        for module in (self.encoder, self.head):
            module.set_qconfig()
