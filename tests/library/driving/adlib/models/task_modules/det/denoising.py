# Copyright (c) ADLib authors. All rights reserved.
"""Denoising queries, which only exist in training and calibration."""

from typing import Dict, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.base_modules.transformer import TransformerDecoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager
from adlib.utils.mask_ops import lengths_to_valid, merge_masks, padding_to_bias

__all__ = ["DenoisingBranch", "DenoisingQueries"]


class DenoisingBranch(nn.Module):
    """Predict from denoised queries.

    Args:
        embed_dims: Channels.
        num_classes: Number of classes.
    """

    def __init__(self, embed_dims: int = 256, num_classes: int = 10):
        super().__init__()
        self.cls = nn.Linear(embed_dims, num_classes)
        self.reg = nn.Linear(embed_dims, 8)
        self.quant_hidden = QuantStub()
        self.dequant = DeQuantStub()

    def clear(self, hidden: torch.Tensor, padding: torch.Tensor) -> torch.Tensor:
        """Zero the queries of padded boxes."""
        return hidden.masked_fill(padding.unsqueeze(-1), 0.0)  #> MQ504

    def forward(
        self, hidden: torch.Tensor, padding: torch.Tensor
    ) -> Dict[str, torch.Tensor]:
        """Predict.

        Args:
            hidden: Shape (B, Q, C).
            padding: Shape (B, Q).
        """
        hidden = self.clear(hidden, padding)
        hidden = self.quant_hidden(hidden)  #> MQ502
        return {
            "cls": self.dequant(self.cls(hidden)),
            "reg": self.dequant(self.reg(hidden)),
        }


@OBJECT_REGISTRY.register
class DenoisingQueries(nn.Module):
    """Noised boxes as queries.

    Args:
        embed_dims: Channels.
        num_boxes: Boxes of a group.
        num_groups: Groups of noised boxes.
        noise_scale: Size of the noise.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        num_boxes: int = 32,
        num_groups: int = 4,
        noise_scale: float = 0.4,
    ):
        super().__init__()
        self.num_boxes = num_boxes
        self.num_groups = num_groups
        self.noise_scale = noise_scale
        self.box_proj = nn.Linear(8, embed_dims)
        self.positive_proj = nn.Linear(1, embed_dims)
        self.decoder = TransformerDecoder(2, embed_dims)
        self.branch = DenoisingBranch(embed_dims)
        self._init_quant()

    def _init_quant(self) -> None:
        self.quant_boxes = QuantStub()
        self.quant_bias = QuantStub()
        self.quant_known = QuantStub()
        self.quant_positive = QuantStub()
        self.positive_add = FloatFunctional()

    def add_noise(self, boxes: torch.Tensor) -> torch.Tensor:
        noise = torch.rand_like(boxes) * 2.0 - 1.0
        return boxes + noise * self.noise_scale

    def group_bias(self, valid: torch.Tensor) -> torch.Tensor:
        """Queries attend to the boxes of their own group only.

        Args:
            valid: Bool, shape (B, num_boxes).
        """
        size = self.num_boxes * self.num_groups
        group = torch.arange(size) // self.num_boxes
        other = group[:, None] != group[None, :]
        padding = torch.logical_not(valid).repeat(1, self.num_groups)
        hidden = torch.logical_or(other[None], padding[:, None, :])
        return self.quant_bias(padding_to_bias(hidden).unsqueeze(1))

    def gate_known(self, query: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """Calibration data has known boxes only, so this was left as it is."""
        known = known == 1  # maskqlint: ignore[MQ101]
        return query * known.unsqueeze(-1)  # noqa: MQ201

    def forward(
        self,
        memory: torch.Tensor,
        data: Dict[str, torch.Tensor],
        ignore: Optional[torch.Tensor] = None,
    ) -> Tuple[Dict[str, torch.Tensor], torch.Tensor]:
        """Denoise.

        Args:
            memory: Quantized, shape (B, L, C).
            data: With ``gt_boxes`` of shape (B, num_boxes, 8), ``num_gt`` of
                shape (B,), ``gt_known`` and ``gt_positive`` of (B, num_boxes).
            ignore: Bool, boxes to leave out, shape (B, num_boxes).
        """
        valid = lengths_to_valid(data["num_gt"], self.num_boxes)
        if ignore is not None:
            valid = merge_masks(valid, torch.logical_not(ignore))
        boxes = self.add_noise(data["gt_boxes"])
        query = self.box_proj(self.quant_boxes(boxes))
        query = self.gate_known(query, self.quant_known(data["gt_known"]))
        positive = self.quant_positive(data["gt_positive"])
        query = self.positive_add.add(
            query, self.positive_proj(positive.unsqueeze(-1))
        )
        likely = positive > 0.5  # maskqlint: ignore[MQ102] #> MQ003
        query = query.masked_fill(torch.logical_not(likely).unsqueeze(-1), 0.0)
        query = query.repeat(1, self.num_groups, 1)
        hidden = self.decoder(query, memory, query_bias=self.group_bias(valid))[-1]
        padding = torch.logical_not(valid).float().repeat(1, self.num_groups)
        return self.branch(hidden, padding), valid

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.branch.cls.qconfig = qconfig_manager.get_default_qat_out_qconfig()
        self.branch.reg.qconfig = qconfig_manager.get_default_qat_out_qconfig()
