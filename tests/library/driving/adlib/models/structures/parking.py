# Copyright (c) ADLib authors. All rights reserved.
"""Parking slots from surround view, tracked with those of former frames."""

from typing import Dict, List, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from torch.quantization import DeQuantStub, QuantStub

from adlib.models.backbones.resnet import ResNet18
from adlib.models.base_modules.conv_module import ConvModule2d
from adlib.models.base_modules.mlp_module import FFN
from adlib.models.base_modules.transformer import TransformerDecoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["SlotMemoryEncoder", "SlotHead", "ParkingSlotDetector"]

#: Columns of a remembered slot.
NUM_CORNER_COLS = 8
OCCUPIED_COL = 8
EXIST_COL = 9


class SlotMemoryEncoder(nn.Module):
    """Encode the slots of former frames.

    Args:
        embed_dims: Channels.
    """

    def __init__(self, embed_dims: int = 128):
        super().__init__()
        self.corner_proj = nn.Linear(NUM_CORNER_COLS, embed_dims)
        self.occupied_proj = nn.Linear(1, embed_dims)
        self.norm = nn.LayerNorm(embed_dims)
        self.occupied_add = FloatFunctional()

    def forward(self, slots: torch.Tensor) -> torch.Tensor:
        """Encode.

        Args:
            slots: Quantized, shape (B, K, 10); the last column is 1 for slots
                that exist.
        """
        corners = slots[..., :NUM_CORNER_COLS]
        occupied = slots[..., OCCUPIED_COL : OCCUPIED_COL + 1]
        feat = self.corner_proj(corners)
        feat = self.occupied_add.add(feat, self.occupied_proj(occupied))
        feat = self.norm(feat)
        exists = slots.select(-1, EXIST_COL).gt(0.5)
        return torch.where(exists.unsqueeze(-1), feat, feat * 0.0)


class SlotHead(nn.Module):
    """Predict slots from queries.

    Args:
        embed_dims: Channels.
        num_types: Parallel, perpendicular, slanted.
    """

    def __init__(self, embed_dims: int = 128, num_types: int = 3):
        super().__init__()
        self.ffn = FFN(embed_dims, embed_dims * 2)
        self.cls = nn.Linear(embed_dims, num_types)
        self.corners = nn.Linear(embed_dims, NUM_CORNER_COLS)
        self.occupied = nn.Linear(embed_dims, 1)
        self.sigmoid = nn.Sigmoid()

    def forward(
        self, query: torch.Tensor, in_range: torch.Tensor
    ) -> Dict[str, torch.Tensor]:
        """Predict.

        Args:
            query: Quantized, shape (B, K, C).
            in_range: Quantized 0/1, shape (B, K).
        """
        query = self.ffn(query)
        occupied = self.sigmoid(self.occupied(query))
        occupied = occupied.masked_fill(in_range.isclose(torch.tensor(0.0)), 0.0)  #> MQ501
        return {
            "cls": self.cls(query),
            "corners": self.corners(query),
            "occupied": occupied,
        }


@OBJECT_REGISTRY.register
class ParkingSlotDetector(nn.Module):
    """Detect parking slots.

    Args:
        embed_dims: Channels.
        num_slots: Number of slots.
        loss: The training loss.
    """

    def __init__(
        self,
        embed_dims: int = 128,
        num_slots: int = 32,
        loss: Optional[nn.Module] = None,
    ):
        super().__init__()
        self.num_slots = num_slots
        self.backbone = ResNet18(out_indices=(2,))
        self.reduce = ConvModule2d(256, embed_dims, 1)
        self.slot_embed = nn.Embedding(num_slots, embed_dims)
        self.memory_encoder = SlotMemoryEncoder(embed_dims)
        self.decoder = TransformerDecoder(2, embed_dims, 4)
        self.head = SlotHead(embed_dims)
        self.loss = loss
        self._init_quant()

    def _init_quant(self) -> None:
        self.quant_embed = QuantStub()
        self.quant_slots = QuantStub()
        self.quant_range = QuantStub()
        self.quant_ego_box = QuantStub()
        self.memory_add = FloatFunctional()
        self.ego_proj = nn.Linear(4, 128)
        self.ego_add = FloatFunctional()
        self.dequant = DeQuantStub()

    def queries(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        slots = self.quant_slots(data["slots"])  #> MQ401
        query = self.quant_embed(self.slot_embed.weight).unsqueeze(0)
        query = self.memory_add.add(self.memory_encoder(slots), query)
        ego = self.ego_proj(self.quant_ego_box(data["ego_box"])).unsqueeze(1)
        return self.ego_add.add(query, ego)

    def forward(self, data: Dict[str, torch.Tensor]):
        """Detect.

        Args:
            data: With ``img``; ``slots`` of shape (B, K, 10); ``ego_box`` of
                shape (B, 4); ``slot_distance`` of shape (B, K).
        """
        feat = self.reduce(self.backbone(data["img"])[0])
        memory = feat.flatten(2).transpose(1, 2)
        query = self.decoder(self.queries(data), memory)[-1]
        in_range = (data["slot_distance"] < 12.0).float()
        in_range = self.quant_range(in_range)
        outputs = self.head(query, in_range)
        outputs = {name: self.dequant(value) for name, value in outputs.items()}
        if self.training and self.loss is not None:
            return self.loss(outputs, data)
        return self._post_process(outputs)

    def _post_process(
        self, outputs: Dict[str, torch.Tensor]
    ) -> List[Tuple[torch.Tensor, torch.Tensor]]:
        """Decode; float, on the CPU."""
        prob, kind = outputs["cls"].softmax(dim=-1).max(dim=-1)
        free = outputs["occupied"].squeeze(-1) < 0.5
        results = []
        for i in range(prob.shape[0]):
            keep = torch.logical_and(prob[i] > 0.4, free[i])
            slanted = kind[i] == 2
            results.append((outputs["corners"][i][keep], slanted[keep]))
        return results

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
