# Copyright (c) ADLib authors. All rights reserved.
"""Fuse the BEV features of LiDAR, cameras and radar."""

from typing import Dict, Optional

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub

from adlib.models.backbones.pillar_encoder import PillarFeatureNet, PillarScatter
from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from .modality_gate import ConfidenceGate, ModalityGate

__all__ = ["LidarCameraFusion", "RadarEncoder"]


@OBJECT_REGISTRY.register
class RadarEncoder(nn.Module):
    """Encode a raster of radar returns.

    Args:
        channels: Channels of the output.
        max_speed: Speeds are divided by this.
    """

    def __init__(self, channels: int = 64, max_speed: float = 40.0):
        super().__init__()
        self.max_speed = max_speed
        self.conv = ConvModule2d(3, channels, 3)
        self.static_conv = ConvModule2d(channels, channels, 3)
        self.quant_raster = QuantStub()
        self.quant_dynamic = QuantStub()

    def forward(self, raster: torch.Tensor) -> torch.Tensor:
        """Encode.

        Args:
            raster: Speed, cross section and age, shape (B, 3, H, W).
        """
        moving = torch.logical_not(raster[:, :1] == 0)
        speed = raster[:, :1].float() / self.max_speed
        rest = raster[:, 1:].float().clamp(0.0, 1.0)
        feat = self.conv(self.quant_raster(torch.cat([speed, rest], dim=1)))
        dynamic = self.quant_dynamic(moving)  #> MQ503
        feat = feat.masked_fill(dynamic == 0, 0.0)
        return self.static_conv(feat)

    def fuse_model(self) -> None:
        self.conv.fuse_model()
        self.static_conv.fuse_model()


@OBJECT_REGISTRY.register
class LidarCameraFusion(nn.Module):
    """Fuse sensors, any of which may fail.

    Args:
        channels: Channels of every BEV feature.
        use_radar: Whether there is radar.
        lidar_cfg: Arguments of the pillar encoder.
    """

    def __init__(
        self,
        channels: int = 64,
        use_radar: bool = True,
        lidar_cfg: Optional[Dict] = None,
    ):
        super().__init__()
        self.channels = channels
        self.pillar_net = PillarFeatureNet(**(lidar_cfg or {}))
        self.scatter = PillarScatter((128, 128), channels)
        self.radar = RadarEncoder(channels) if use_radar else None
        self.gate = ModalityGate(channels)
        self.confidence = ConfidenceGate(channels)
        self.camera_fallback = nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.prepare_quant_stub()

    def prepare_quant_stub(self) -> None:
        self.quant_camera_bev = QuantStub()
        self.quant_camera_alive = QuantStub(scale=1)
        self.quant_fallback = QuantStub()
        self.quant_radar = QuantStub() if self.radar is None else None
        self.radar_add = FloatFunctional()

    def lidar_bev(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        pillars = self.pillar_net(data["points"], data["coords"], data["num_points"])
        return self.scatter(pillars, data["cell_index"])

    def forward(
        self, camera_bev: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> torch.Tensor:
        """Fuse.

        Args:
            camera_bev: Float feature of the cameras, shape (B, C, H, W).
            data: With the points; ``lidar_alive`` and ``camera_alive`` of shape
                (B,); ``lidar_range`` of shape (B, 1, H, W).
        """
        lidar = self.lidar_bev(data)
        lidar = self.gate.hard(lidar, data["lidar_alive"] > 0)
        camera = self.quant_camera_bev(camera_bev)
        alive = self.quant_camera_alive((data["camera_alive"] > 0).float())
        fallback = self.quant_fallback(self.camera_fallback)
        camera = self.gate.soft(camera, alive, fallback)
        trusted = data["lidar_range"] < 50.0
        fused, _ = self.confidence(lidar, camera, trusted)
        if self.radar is not None:
            fused = self.radar_add.add(fused, self.radar(data["radar"]))
        elif self.quant_radar is not None:
            fused = self.radar_add.add(fused, self.quant_radar(data["radar_bev"]))
        return fused

    def fuse_model(self) -> None:
        if self.radar is not None:
            self.radar.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.pillar_net.set_qconfig()
