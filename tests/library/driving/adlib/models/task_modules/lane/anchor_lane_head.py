# Copyright (c) ADLib authors. All rights reserved.
"""Anchor based lane head; being ported from the 1.x branch."""

from typing import Dict

import torch
import torch.nn as nn
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

__all__ = ["AnchorLaneHead"]


class AnchorLaneHead(nn.Module):
    """Lanes as offsets from anchors."""

    def __init__(self, channels: int = 64, num_anchors: int = 36):
        super().__init__()
        self.cls = nn.Conv2d(channels, num_anchors, 1)
        self.quant_prior = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat: torch.Tensor, data: Dict[str, torch.Tensor]):
        prior = self.quant_prior(data["anchor_prior"])
<<<<<<< HEAD  #> MQ001
        cls = self.cls(feat) * prior
=======
        cls = self.cls(feat) * (prior == 1)
>>>>>>> release_v1
        return self.dequant(cls)
