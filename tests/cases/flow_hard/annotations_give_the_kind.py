from __future__ import annotations

import torch
from horizon_plugin_pytorch.qtensor import QTensor
from torch import BoolTensor, Tensor, nn


class Head(nn.Module):
    """No stub of its own: only the annotation says what comes in."""

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)

    def forward(self, feats: QTensor, near: BoolTensor, extra: Tensor, flag: bool = True):
        a = self.fc(feats) * near  #> MQ201
        b = feats + extra
        c = extra * near
        d = feats == 1  #> MQ101
        e = flag == 1
        return a, b, c, d, e, feats.masked_fill(near, 0.0)

    def plain(self, feats, near):
        return feats * near, feats == 1
