import torch.nn.functional as F
from torch import nn


class TopDown(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.lateral = nn.ModuleList(nn.Conv2d(c, channels[0], 1) for c in channels)

    def forward(self, feats):
        outs = [conv(f) for conv, f in zip(self.lateral, feats)]
        if len(outs) == 1:
            return outs
        for i in range(len(outs) - 1, 0, -1):
            up = F.interpolate(outs[i], scale_factor=2.0)
            outs[i - 1] = outs[i - 1] + up
        return outs
