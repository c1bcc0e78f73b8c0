# Copyright (c) ADLib authors. All rights reserved.
"""Lanes and their topology from surround cameras and a prior map."""

from typing import Any, Dict, List, Optional, Union

import torch
import torch.nn as nn
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.backbones.resnet import ResNet18
from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.models.necks.fpn import SecondNeck
from adlib.models.task_modules.bev.view_transformer import IPMTransformer
from adlib.models.task_modules.lane.lane_head import LaneHead
from adlib.models.task_modules.lane.post_process import LanePostProcess
from adlib.models.task_modules.lane.prior_encoder import PriorAttention, PriorEncoder
from adlib.models.task_modules.lane.topology_head import TopologyHead
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["LanePerception"]


@OBJECT_REGISTRY.register
class LanePerception(nn.Module):
    """Perceive lanes.

    Args:
        embed_dims: Channels.
        use_prior: Whether a standard definition map is an input.
        post_process: Float post processing.
        loss: The training loss.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        use_prior: bool = True,
        post_process: Optional[nn.Module] = None,
        loss: Optional[nn.Module] = None,
    ):
        super().__init__()
        self.use_prior = use_prior
        self.backbone = ResNet18(out_indices=(0, 1, 2))
        self.neck = SecondNeck()
        self.view_transformer = IPMTransformer(in_channels=384, out_channels=64)
        self.bev_conv = ConvModule2d(64, embed_dims, 3)
        self.head = LaneHead(embed_dims)
        self.topology = TopologyHead(embed_dims)
        self.post_process = post_process or LanePostProcess()
        self.loss = loss
        if use_prior:
            self.prior_encoder = PriorEncoder(embed_dims=embed_dims)
            self.prior_attn = PriorAttention(embed_dims)
        self.quant_group = QuantStub()
        self.quant_lane_exists = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()

    def extract_bev(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        feat = self.neck(self.backbone(data["img"]))
        bev = self.bev_conv(self.view_transformer(feat, data))
        if self.use_prior:
            tokens, bias = self.prior_encoder(data)
            bev = self.prior_attn(bev, tokens, bias)
        return bev

    def forward(
        self, data: Dict[str, torch.Tensor]
    ) -> Union[Dict[str, torch.Tensor], List[Any]]:
        bev = self.extract_bev(data)
        outputs = self.head(bev, data)[-1]
        group = self.quant_group(data["road_group"])
        exists = self.quant_lane_exists(data["lane_exists"])
        topology, pairs = self.topology(outputs["feat"], group, exists)
        results = {
            "cls": self.dequant(outputs["cls"]),
            "pts": self.dequant(outputs["pts"]),
            "visible": self.dequant(outputs["visible"]),
        }
        if self.training and self.loss is not None:
            return self.loss(results, data["gt_lanes"])
        lanes = self.post_process(results)
        return [lanes, self.dequant(topology), pairs["touching"]]

    def fuse_model(self) -> None:
        for module in (self.backbone, self.neck, self.view_transformer):
            module.fuse_model()
        self.bev_conv.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.head.set_qconfig()
        self.view_transformer.set_qconfig()
        for module in (self.post_process, self.loss):
            qconfig_manager.disable_quantization(module)
