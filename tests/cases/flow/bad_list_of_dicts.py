"""Reported: list of dicts."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()

    def forward(self, cams):
        feats = []
        for cam in cams:
            feats.append({"img": self.quant(cam["img"]), "ok": cam["ok"] > 0})
        return [f["img"] * f["ok"] for f in feats]  #> MQ201
