# Copyright (c) ADLib authors. All rights reserved.
"""End to end tracking."""

from typing import Dict, List, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.transformer import TransformerDecoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from .memory_bank import MemoryBank
from .query_interaction import QueryInteraction

__all__ = ["TrackHead"]


@OBJECT_REGISTRY.register
class TrackHead(nn.Module):
    """Detect and track with queries that live over frames.

    Args:
        embed_dims: Channels.
        num_tracks: Number of track queries.
        num_classes: Number of classes.
        num_layers: Layers of the decoder.
        lost_weight: Weight of the query of a track that was lost.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_tracks: int = 300,
        num_classes: int = 7,
        num_layers: int = 2,
        lost_weight: float = 0.6,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_tracks = num_tracks
        self.num_classes = num_classes
        self.lost_weight = lost_weight
        self.track_embed = nn.Embedding(num_tracks, embed_dims)
        self.memory_bank = MemoryBank(embed_dims, num_tracks)
        self.decoder = TransformerDecoder(num_layers, embed_dims)
        self.interaction = QueryInteraction(embed_dims)
        self._init_branches()
        self._init_quant()

    def _init_branches(self) -> None:
        self.cls_branch = nn.Linear(self.embed_dims, self.num_classes)
        self.reg_branch = nn.Linear(self.embed_dims, 10)
        self.birth_branch = nn.Linear(self.embed_dims, 1)
        self.sigmoid = nn.Sigmoid()
        self.embed_add = FloatFunctional()

    def _init_quant(self) -> None:
        self.quant_embed = QuantStub()
        self.box_quants = nn.ModuleDict(
            {"anchor": QuantStub(), "velocity": QuantStub()}
        )
        self.quant_slot_bias = QuantStub()
        self.dequant = DeQuantStub()

    def _confidence(self, lost_frames: torch.Tensor) -> torch.Tensor:
        """Full weight for tracks that were just seen, a fraction for none."""
        seen = (lost_frames == 0).float()
        return seen * self.lost_weight

    def _slot_bias(self, free: torch.Tensor) -> torch.Tensor:
        """Bias of attention that hides free slots."""
        bias = torch.zeros(free.shape, device=free.device)
        bias[free > 0] = float("-inf")  #> MQ403
        return self.quant_slot_bias(bias[:, None, None, :])

    def forward(
        self, bev: torch.Tensor, data: Dict[str, torch.Tensor]
    ) -> Tuple[torch.Tensor, Dict[str, torch.Tensor]]:
        """Track.

        Args:
            bev: Quantized, shape (B, C, H, W).
            data: What :class:`MemoryBank` takes; ``lost_frames`` and
                ``free_slots`` of shape (B, N), ``anchor`` of shape (B, N, 3)
                and ``velocity`` of shape (B, N, 2).
        """
        memory = bev.flatten(2).transpose(1, 2)
        query = self.quant_embed(self.track_embed.weight)
        query = query.unsqueeze(0).repeat(bev.shape[0], 1, 1)
        query = self.memory_bank(query, data)
        bias = self._slot_bias(data["free_slots"])
        query = self.decoder(query, memory, query_bias=bias)[-1]
        cls = self.cls_branch(query)
        reg = self.reg_branch(query)
        score = self.sigmoid(cls).max(dim=-1)[0]
        birth = self.sigmoid(self.birth_branch(query)).squeeze(-1)
        confidence = self._confidence(data["lost_frames"])
        query, state = self.interaction(query, score, confidence, birth)
        boxes = self._boxes(reg, data)
        outputs = {
            "cls": self.dequant(cls),
            "boxes": self.dequant(boxes),
            "born": state["born"],
            "dead": state["dead"],
        }
        return query, outputs

    def _boxes(self, reg: torch.Tensor, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        """Anchors plus residuals, moved on by the velocity."""
        anchor = self.box_quants["anchor"](data["anchor"])
        velocity = self.box_quants["velocity"](data["velocity"])
        reversing = velocity < -1  #> MQ102
        velocity = velocity.masked_fill(reversing, 0.0)
        centre = anchor + reg[..., :3]
        moved = centre[..., :2] + velocity * 0.5
        return torch.cat([moved, centre[..., 2:], reg[..., 3:]], dim=-1)

    def get_tracks(
        self, outputs: Dict[str, torch.Tensor], ids: List[int]
    ) -> List[Dict[str, torch.Tensor]]:
        """Decode; float, on the CPU."""
        prob = outputs["cls"].sigmoid()
        score, label = prob.max(dim=-1)
        keep = score > 0.35
        tracks = []
        for i in range(score.shape[0]):
            cyclist = label[i] == 5
            tracks.append(
                {
                    "boxes": outputs["boxes"][i][keep[i]],
                    "score": score[i][keep[i]],
                    "cyclist": cyclist[keep[i]],
                    "ids": [track for track, ok in zip(ids, keep[i].tolist()) if ok],
                }
            )
        return tracks

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.memory_bank.set_qconfig()
        self.cls_branch.qconfig = qconfig_manager.get_default_qat_out_qconfig()
        self.reg_branch.qconfig = qconfig_manager.get_default_qat_out_qconfig()
