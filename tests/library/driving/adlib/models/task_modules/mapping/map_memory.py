# Copyright (c) ADLib authors. All rights reserved.
"""Memory of map elements that were perceived in former frames."""

from typing import Dict, List, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.mlp_module import FFN
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from .map_fusion import MapElementFusion

__all__ = ["MapMemory"]

#: A remembered element: x, y, heading, length, age, certainty.
NUM_COLS = 6
CERTAINTY_COL = 5


@OBJECT_REGISTRY.register
class MapMemory(nn.Module):
    """Keep map elements and fuse them with those of the current frame.

    Args:
        embed_dims: Channels.
        num_elements: Elements to remember.
        max_shift: Elements that moved more than this, in metres, are dropped.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_elements: int = 50,
        max_shift: float = 5.0,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_elements = num_elements
        self.max_shift = max_shift
        self.fusion = MapElementFusion(embed_dims)
        self.geometry_proj = nn.Linear(NUM_COLS - 1, embed_dims)
        self.ffn = FFN(embed_dims, embed_dims)
        self.register_buffer("elements", torch.zeros(1, num_elements, NUM_COLS))
        self.register_buffer("visits", torch.zeros(1, num_elements, dtype=torch.long))
        self.stored: List[torch.Tensor] = []
        self._init_quant()

    def _init_quant(self) -> None:
        self.quant_elements = QuantStub()
        self.quant_status = QuantStub()
        self.quant_pose = QuantStub()
        self.quant_store = QuantStub()
        self.pose_proj = nn.Linear(3, self.embed_dims)
        self.pose_add = FloatFunctional()
        self.status_mul = FloatFunctional()
        self.dequant = DeQuantStub()

    def remembered(self, elements: torch.Tensor) -> torch.Tensor:
        """Features of remembered elements; those that are certain only.

        Args:
            elements: Float, shape (1, K, NUM_COLS).
        """
        elements = self.quant_elements(elements)  #> MQ401
        feat = self.geometry_proj(elements[..., :CERTAINTY_COL])
        certain = torch.logical_not(elements[..., CERTAINTY_COL] == 0)
        return feat[certain].unsqueeze(0)

    def status(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        """How often an element was seen lately."""
        return self.quant_status(data["visit_rate"])

    def confirmed(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        """1 for elements that the map provider confirmed."""
        confirmed = torch.logical_and(data["source"] == 2, data["lane_change"] < 1)
        return self.quant_status(confirmed.float())  #> MQ402

    def shifted(self, pose: torch.Tensor) -> torch.Tensor:
        """Whether the vehicle moved too far since the last frame."""
        return pose[..., :2].abs().amax(dim=-1) > self.max_shift

    def forward(
        self,
        feat: torch.Tensor,
        data: Dict[str, torch.Tensor],
        elements: Optional[torch.Tensor] = None,
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Fuse.

        Args:
            feat: Quantized features of the frame's elements, (1, L, C).
            data: With ``visit_rate``, ``source`` and ``lane_change`` of shape
                (1, K), ``pose`` of shape (1, 3) and ``same_road`` of (1, L).
            elements: Elements instead of those that are remembered.
        """
        if elements is None:
            elements = self.elements
        memory = self.remembered(elements)
        weight = self.status_mul.mul(self.status(data), self.confirmed(data))
        pose = self.pose_proj(self.quant_pose(data["pose"])).unsqueeze(1)
        feat = self.pose_add.add(feat, pose)
        same = data["same_road"].bool()
        fused = self.fusion(feat, memory, weight, same)
        reset = self.shifted(data["pose"])
        fused = fused.masked_fill(reset[:, None, None], 0.0)
        self.store(fused)
        frequent = self.visits == 1
        return self.ffn(fused), frequent

    def store(self, feat: torch.Tensor) -> None:
        """Append to the float memory, the newest last."""
        self.stored.append(self.dequant(feat).detach())
        self.stored = self.stored[-4:]

    def replay(self) -> torch.Tensor:
        """Quantized features of the newest frame."""
        return self.quant_store(self.stored[-1])

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
