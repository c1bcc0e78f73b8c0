# Copyright (c) ADLib authors. All rights reserved.
"""Memory of object queries over frames."""

from typing import Dict, Optional, Tuple

import horizon_plugin_pytorch as horizon
import torch
import torch.nn as nn
from torch.quantization import DeQuantStub

from adlib.models.base_modules.attention import TemporalAttention
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["MemoryBank"]


@OBJECT_REGISTRY.register
class MemoryBank(nn.Module):
    """First in, first out memory of the queries of every track.

    The memory itself is float: a quantized model gets it as an input and
    returns its successor.

    Args:
        embed_dims: Channels.
        num_tracks: Number of tracks.
        num_frames: Frames to remember.
        max_age: Seconds after which a frame is forgotten.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_tracks: int = 300,
        num_frames: int = 4,
        max_age: float = 2.0,
    ):
        super().__init__()
        self.embed_dims = embed_dims
        self.num_tracks = num_tracks
        self.num_frames = num_frames
        self.max_age = max_age
        self.register_buffer(
            "memory",
            torch.zeros(1, num_tracks, num_frames, embed_dims),
            persistent=False,
        )
        self.register_buffer(
            "occupied",
            torch.zeros(1, num_tracks, num_frames, dtype=torch.bool),
            persistent=False,
        )
        self.temporal_attn = TemporalAttention(embed_dims, num_frames)
        self._init_quant()

    def _init_quant(self) -> None:
        self.quant_memory = horizon.quantization.QuantStub()
        self.quant_occupied = horizon.quantization.QuantStub()
        self.quant_ids = horizon.quantization.QuantStub()
        self.quant_prev_ids = horizon.quantization.QuantStub()
        self.occupied_mul = horizon.nn.quantized.FloatFunctional()
        self.dequant = DeQuantStub()

    def reset(self) -> None:
        self.memory = torch.zeros_like(self.memory)
        self.occupied = torch.zeros_like(self.occupied)

    def read(self) -> Tuple[torch.Tensor, torch.Tensor]:
        """The quantized memory and which slots of it are occupied."""
        memory = self.quant_memory(self.memory)
        occupied = self.quant_occupied(self.occupied)  #> MQ503
        return memory, occupied

    def write(self, query: torch.Tensor) -> None:
        """Push the queries of the current frame."""
        query = self.dequant(query).detach().unsqueeze(2)
        memory = torch.cat([query, self.memory[:, :, :-1]], dim=2)
        newest = torch.ones_like(self.occupied[:, :, :1])
        self.memory = memory
        self.occupied = torch.cat([newest, self.occupied[:, :, :-1]], dim=2)

    def fresh(self, age: torch.Tensor) -> torch.Tensor:
        """1 for frames that are young enough, from float ages of (B, N, T)."""
        young = age < self.max_age
        return young.to(torch.int16)

    def same_track(self, ids: torch.Tensor, prev_ids: torch.Tensor) -> torch.Tensor:
        """Queries that carry on the track that had their slot before."""
        return torch.eq(ids, prev_ids)  #> MQ103

    def forward(
        self,
        query: torch.Tensor,
        data: Dict[str, torch.Tensor],
        ids: Optional[torch.Tensor] = None,
    ) -> torch.Tensor:
        """Let the queries attend to their past.

        Args:
            query: Quantized, shape (B, N, C).
            data: With ``memory_age`` of shape (B, N, T), ``track_ids`` and
                ``prev_track_ids`` of shape (B, N).
            ids: Track ids instead of those of the data.
        """
        memory, occupied = self.read()
        memory = self.occupied_mul.mul(memory, occupied.unsqueeze(-1))
        query = self.temporal_attn(query, memory, self.fresh(data["memory_age"]))
        ids = self.quant_ids(data["track_ids"] if ids is None else ids)
        prev_ids = self.quant_prev_ids(data["prev_track_ids"])
        same = self.same_track(ids, prev_ids)
        query = query.masked_fill(torch.logical_not(same).unsqueeze(-1), 0.0)
        self.write(query)
        return query

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
