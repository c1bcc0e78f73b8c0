# Copyright (c) ADLib authors. All rights reserved.
"""Semantic occupancy on voxels."""

from typing import Dict, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from .flow_head import OccFlowHead

__all__ = ["OccHead"]


@OBJECT_REGISTRY.register
class OccHead(nn.Module):
    """Predict the class of every voxel from a BEV feature.

    The head is also trained alone, on features that were saved in float.

    Args:
        in_channels: Channels of the BEV feature.
        num_z: Voxels of a column.
        num_classes: Number of classes.
        hidden_channels: Channels of a voxel.
    """

    def __init__(
        self,
        in_channels: int = 64,
        num_z: int = 16,
        num_classes: int = 18,
        hidden_channels: int = 32,
    ):
        super().__init__()
        self.num_z = num_z
        self.num_classes = num_classes
        self.hidden_channels = hidden_channels
        self.bev_conv = ConvModule2d(in_channels, in_channels * 2, 3)
        self.to_voxel = nn.Linear(in_channels * 2, num_z * hidden_channels)
        self.predictor = nn.Linear(hidden_channels, num_classes)
        self.flow_head = OccFlowHead(hidden_channels)
        self.free_embed = nn.Parameter(torch.zeros(hidden_channels))
        self.prepare_quant_stub()

    def prepare_quant_stub(self) -> None:
        self.quant_bev = QuantStub()
        self.quant_lidar = QuantStub()
        self.quant_seen = QuantStub()
        self.quant_ego_seen = QuantStub(scale=1)
        self.quant_free = QuantStub()
        self.lidar_mul = FloatFunctional()
        self.dequant = DeQuantStub()

    def lidar_density(self, points: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        """Quantized density of LiDAR returns and where there are any.

        Args:
            points: Float number of returns of each voxel, (B, X, Y, Z).
        """
        hit = (points > 0).float()
        density = self.quant_lidar(torch.log1p(points))
        hit = self.quant_lidar(hit)  #> MQ402
        return density, hit

    def add_lidar(
        self, voxel: torch.Tensor, density: torch.Tensor, hit: torch.Tensor
    ) -> torch.Tensor:
        """Strengthen voxels with returns."""
        weight = self.lidar_mul.mul(density, hit)
        return voxel + voxel * weight.unsqueeze(-1)

    def fill_free(self, voxel: torch.Tensor, hit: torch.Tensor) -> torch.Tensor:
        """Features of voxels that every ray passes."""
        free = self.quant_free(self.free_embed).expand(voxel.shape)
        return torch.where(hit.unsqueeze(-1), voxel, free)  #> MQ504

    def forward(
        self,
        bev: torch.Tensor,
        data: Dict[str, torch.Tensor],
        use_flow: bool = True,
    ) -> Dict[str, Optional[torch.Tensor]]:
        """Predict.

        Args:
            bev: Shape (B, C, X, Y).
            data: With ``lidar_count``, ``voxel_seen`` and ``ego_seen``, each of
                shape (B, X, Y, Z).
        """
        bev = self.quant_bev(bev)  #> MQ502
        feat = self.bev_conv(bev).permute(0, 2, 3, 1)
        voxel = self.to_voxel(feat)
        voxel = voxel.reshape(*feat.shape[:3], self.num_z, self.hidden_channels)
        density, hit = self.lidar_density(data["lidar_count"])
        voxel = self.add_lidar(voxel, density, hit)
        voxel = self.fill_free(voxel, hit)
        seen = self.quant_seen((data["voxel_seen"] > 0).float())
        ego_seen = self.quant_ego_seen((data["ego_seen"] > 0).float())
        flow = None
        if use_flow:
            flow = self.dequant(self.flow_head(voxel, seen, ego_seen))
        logits = self.dequant(self.predictor(voxel))
        return {"logits": logits, "flow": flow}

    def get_occ(self, outputs: Dict[str, torch.Tensor]) -> torch.Tensor:
        """Class of every voxel; those of no certain class are free."""
        prob = outputs["logits"].softmax(dim=-1)
        score, label = prob.max(dim=-1)
        label = label.masked_fill(score < 0.3, self.num_classes - 1)
        road = label == 11
        return label.masked_fill(road, 0).to(torch.uint8)

    def fuse_model(self) -> None:
        self.bev_conv.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.predictor.qconfig = qconfig_manager.get_default_qat_out_qconfig()
