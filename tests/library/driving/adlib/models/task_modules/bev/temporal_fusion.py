# Copyright (c) ADLib authors. All rights reserved.
"""Fuse BEV features over time."""

from typing import Dict, List, Optional

import torch
import torch.nn as nn
import torch.nn.functional as F
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.models.base_modules.gru_module import TemporalGRU
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["TemporalFusion", "SequenceFusion"]


@OBJECT_REGISTRY.register
class TemporalFusion(nn.Module):
    """Fuse the current BEV feature with the warped former one.

    Args:
        channels: Channels of the BEV feature.
        detach: Whether gradients stop at the former frame.
    """

    def __init__(self, channels: int = 64, detach: bool = True):
        super().__init__()
        self.detach = detach
        self.fuse_conv = ConvModule2d(channels * 2, channels, 3)
        self.gate_conv = nn.Conv2d(channels, 1, 1)
        self.sigmoid = nn.Sigmoid()
        self.cat = FloatFunctional()
        self.gate_mul = FloatFunctional()
        self.prev_bev: Optional[torch.Tensor] = None
        self.prepare_quant_stub()

    def prepare_quant_stub(self) -> None:
        self.quant_prev = QuantStub()
        self.quant_grid = QuantStub()
        self.quant_overlap = QuantStub()
        self.dequant = DeQuantStub()

    def reset(self) -> None:
        self.prev_bev = None

    def update_memory(self, bev: torch.Tensor) -> None:
        """Keep the feature in float between frames."""
        bev = self.dequant(bev)
        self.prev_bev = bev.detach() if self.detach else bev

    def overlap(self, grid: torch.Tensor) -> torch.Tensor:
        """How much of each cell the former frame covered, 0 or 1.

        Args:
            grid: Float sampling grid of shape (B, H, W, 2).
        """
        inside = (grid.abs() <= 1).all(dim=-1)
        ones = torch.ones(inside.shape, device=grid.device)
        ones = ones.masked_fill(torch.logical_not(inside), 0.0)
        return self.quant_overlap(ones.unsqueeze(1))

    def warp(self, grid: torch.Tensor) -> torch.Tensor:
        """Bring the former frame into the current one."""
        prev = self.quant_prev(self.prev_bev)
        grid = self.quant_grid(grid)
        return F.grid_sample(prev, grid, mode="bilinear", align_corners=False)

    def same_scene(self, feat: torch.Tensor, flag: torch.Tensor) -> torch.Tensor:
        """Forget the former frame where a new scene begins."""
        return feat * flag[:, None, None, None]  #> MQ201

    def forward(
        self, bev: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> torch.Tensor:
        """Fuse.

        Args:
            bev: Quantized, shape (B, C, H, W).
            data: With ``warp_grid`` of shape (B, H, W, 2) and ``same_scene`` of
                shape (B,).
        """
        if self.prev_bev is None:
            self.update_memory(bev)
        warped = self.warp(data["warp_grid"])
        warped = self.same_scene(warped, data["same_scene"] == 1)
        overlap = self.overlap(data["warp_grid"])
        covered = overlap >= 1  #> MQ102
        warped = warped.masked_fill(torch.logical_not(covered), 0.0)
        gate = self.sigmoid(self.gate_conv(bev))
        closed = gate < 0.5
        warped = self.gate_mul.mul(warped, gate)
        warped = warped.masked_fill(closed, 0.0)
        out = self.fuse_conv(self.cat.cat([bev, warped], dim=1))
        self.update_memory(out)
        return out

    def fuse_model(self) -> None:
        self.fuse_conv.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_grid.qconfig = qconfig_manager.get_int16_qconfig()


@OBJECT_REGISTRY.register
class SequenceFusion(nn.Module):
    """Fuse a fixed number of former BEV features that are model inputs.

    Args:
        channels: Channels of the BEV feature.
        num_frames: Former frames.
    """

    def __init__(self, channels: int = 64, num_frames: int = 3):
        super().__init__()
        self.num_frames = num_frames
        self.gru = TemporalGRU(channels, num_frames)
        self.frame_quants = nn.ModuleList([QuantStub() for _ in range(num_frames)])
        self.grid_quants = nn.ModuleList()
        for _ in range(num_frames):
            self.grid_quants.append(QuantStub())
        self.valid_quants = nn.ModuleList(
            [QuantStub(scale=1) for _ in range(num_frames)]
        )
        self.valid_muls = nn.ModuleList(
            [FloatFunctional() for _ in range(num_frames)]
        )

    def align(
        self, frames: List[torch.Tensor], grids: List[torch.Tensor]
    ) -> List[torch.Tensor]:
        frames = [self.frame_quants[i](frame) for i, frame in enumerate(frames)]
        grids = [quant(grid) for quant, grid in zip(self.grid_quants, grids)]
        return [
            F.grid_sample(frame, grid, align_corners=False)
            for frame, grid in zip(frames, grids)
        ]

    def forward(
        self, bev: torch.Tensor, data: Dict[str, List[torch.Tensor]]
    ) -> torch.Tensor:
        """Fuse.

        Args:
            bev: Quantized, shape (B, C, H, W).
            data: With ``prev_bevs``, ``prev_grids`` and ``prev_valids``, lists of
                ``num_frames`` float tensors each, oldest first.
        """
        frames = self.align(data["prev_bevs"], data["prev_grids"])
        kept = []
        for i, frame in enumerate(frames):
            valid = self.valid_quants[i](data["prev_valids"][i])
            gone = torch.logical_not(valid == 1)
            frame = self.valid_muls[i].mul(frame, valid)
            kept.append(frame.masked_fill(gone, 0.0))
        return self.gru(kept + [bev])[-1]

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
