# Copyright (c) ADLib authors. All rights reserved.
"""Classify the traffic lights in crops of the front camera."""

from typing import Dict, List, Optional, Tuple

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.models.backbones.resnet import ResNet18
from adlib.models.base_modules.transformer import TransformerEncoder
from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["CropAggregator", "TrafficLightClassifier"]

NUM_STATES = 4


class CropAggregator(nn.Module):
    """Aggregate the crops of a sample.

    Args:
        channels: Channels of a crop.
        num_classes: States of a light.
    """

    def __init__(self, channels: int = 512, num_classes: int = NUM_STATES):
        super().__init__()
        self.encoder = TransformerEncoder(1, channels, 8)
        self.relevance = nn.Linear(channels, 1)
        self.state = nn.Linear(channels, num_classes)
        self.softmax = nn.Softmax(dim=1)
        self.pad_add = FloatFunctional()
        self.mul = FloatFunctional()

    def relevances(self, feat: torch.Tensor, pad_bias: torch.Tensor) -> torch.Tensor:
        """Weight of every crop.

        Args:
            feat: Quantized, shape (B, K, C).
            pad_bias: Negative for padded crops, shape (B, K, 1).
        """
        logits = self.relevance(feat)
        logits = self.pad_add.add(logits, pad_bias)  #> MQ203
        return self.softmax(logits)

    def forward(
        self, feat: torch.Tensor, pad_bias: torch.Tensor, lit: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor]:
        """Aggregate.

        Args:
            feat: Quantized, shape (B, K, C).
            pad_bias: Negative for padded crops, shape (B, K, 1).
            lit: Quantized 0/1, crops that show a lamp that is on, (B, K).
        """
        feat = self.encoder(feat)
        weight = self.relevances(feat, pad_bias)
        state = self.state(feat)
        state = state * lit.int().unsqueeze(-1)  #> MQ301
        out = self.mul.mul(state, weight).sum(dim=1)
        return out, weight


@OBJECT_REGISTRY.register
class TrafficLightClassifier(nn.Module):
    """Classify the state of the traffic light that counts.

    Args:
        num_crops: Crops of a sample.
        loss: The training loss.
    """

    def __init__(
        self,
        num_crops: int = 8,
        loss: Optional[nn.Module] = None,
    ):
        super().__init__()
        self.num_crops = num_crops
        self.backbone = ResNet18(out_indices=(3,))
        self.pool = nn.AdaptiveAvgPool2d((1, 1))
        self.geometry_proj = nn.Linear(5, 512)
        self.aggregator = CropAggregator(512)
        self.loss = loss
        self.geometry_add = FloatFunctional()
        self.quant_geometry = QuantStub()
        self.quant_lit = QuantStub()
        self.quant_last_state = QuantStub()
        self.state_add = FloatFunctional()
        self.dequant = DeQuantStub()

    def pad_bias(self, crop_pad: torch.Tensor) -> torch.Tensor:
        """Bias of padded crops, from 1 for padded and 0 for others."""
        return (crop_pad == 1).unsqueeze(-1) * -100

    def crop_features(self, data: Dict[str, torch.Tensor]) -> torch.Tensor:
        feat = self.pool(self.backbone(data["crops"])[-1]).flatten(1)
        feat = feat.reshape(-1, self.num_crops, feat.shape[-1])
        geometry = self.quant_geometry(data["crop_geometry"])
        return self.geometry_add.add(feat, self.geometry_proj(geometry))

    def forward(self, data: Dict[str, torch.Tensor]):
        """Classify.

        Args:
            data: With ``crops`` of shape (B * K, 3, H, W), ``crop_geometry`` of
                shape (B, K, 5), ``crop_pad`` and ``crop_lit`` of shape (B, K)
                and ``last_state`` of shape (B, 4).
        """
        feat = self.crop_features(data)
        lit = self.quant_lit((data["crop_lit"] > 0).float())
        state, weight = self.aggregator(feat, self.pad_bias(data["crop_pad"]), lit)
        last = self.quant_last_state(data["last_state"])
        state = self.state_add.add(state, last)
        state = self.dequant(state)
        if self.training and self.loss is not None:
            return self.loss(state, data["gt_state"])
        return self._post_process(state, self.dequant(weight))

    def _post_process(
        self, state: torch.Tensor, weight: torch.Tensor
    ) -> List[Dict[str, torch.Tensor]]:
        """Decode; float, on the CPU."""
        prob, label = state.softmax(dim=-1).max(dim=-1)
        sure = weight.max(dim=1)[0] > 0.5
        broken = torch.isinf(state).any(dim=-1)  #> MQ104
        label = label.masked_fill(prob < 0.5, 0)
        results = []
        for i in range(state.shape[0]):
            results.append(
                {
                    "state": label[i],
                    "red": label[i] == 1,
                    "sure": sure[i] & ~broken[i],
                }
            )
        return results

    def fuse_model(self) -> None:
        self.backbone.fuse_model()

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()
        self.quant_geometry.qconfig = qconfig_manager.get_int16_qconfig()
