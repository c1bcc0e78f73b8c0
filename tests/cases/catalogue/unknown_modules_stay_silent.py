"""Modules built from a registry return nobody knows what."""
import torch
from mmengine.registry import build_from_cfg
from project.registry import MODELS
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Built(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = build_from_cfg(cfg["backbone"], MODELS)
        self.head = build_from_cfg(cfg["head"], MODELS)

    def forward(self, img, dist):
        near = dist < 5.0
        feats = self.backbone(img)
        level = feats[-1]
        a = level == 1
        b = level * near
        c = level.long()
        known = self.quant(img)
        d = known == 1  #> MQ101
        return a, b, c, d, self.head(feats)

    def marked(self, img, dist):
        level = self.head(img)  # maskqlint: quantized
        return level == 1, level * (dist < 5.0)  #> MQ101 | MQ201
