"""Optional[QTensor], a default of None, and a plain method without annotations."""
from typing import Optional

import torch
from horizon_plugin_pytorch.qtensor import QTensor
from torch import nn


class Neck(nn.Module):
    def __init__(self, c=32):
        super().__init__()
        self.lateral = nn.Conv2d(c, c, 1)

    def forward(self, feat: QTensor, prev: Optional[QTensor] = None):
        out = self.lateral(feat)
        if prev is None:
            return out, None
        hot = prev >= 1  #> MQ102
        cold = prev <= 0
        out = out + prev
        ids = prev.to(torch.int64)  #> MQ301
        return out, (hot, cold, ids)

    def plain(self, feat, prev):
        return feat * (prev >= 1), prev.to(torch.int64)
