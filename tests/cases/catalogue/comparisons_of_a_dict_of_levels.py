"""Multi-level BEV features in a dict, keyed by stride."""
from typing import Dict

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BevLevels(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleDict({"s8": QuantStub(), "s16": QuantStub()})
        self.dequant = DeQuantStub()
        self.reduce = nn.Conv2d(64, 32, 1)

    def forward(self, feats: Dict[str, torch.Tensor]):
        out = {}
        out["s8"] = self.quants["s8"](feats["s8"])
        out["s16"] = self.quants["s16"](feats["s16"])
        out["raw"] = feats["s32"]
        out["meta"] = {"state": out["s16"], "name": "bev"}
        full = out["s8"] == 1  #> MQ101
        raw = out["raw"] == 1
        state = out["meta"]["state"] == 1  #> MQ101
        named = out["meta"]["name"] == "bev"
        merged = self.reduce(out["s8"])
        return self.dequant(merged), full, raw, state, named
