"""Anchor-based lane head, deployed without masks inside the network."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class AnchorLaneHead(nn.Module):
    """UFLD-like head: location logits per row anchor, plus existence logits."""

    def __init__(self, cin=64, rows=56, cells=100, lanes=4):
        super().__init__()
        self.rows, self.cells, self.lanes = rows, cells, lanes
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.pool = nn.Conv2d(cin, 8, 1)
        self.loc = nn.Linear(1800, rows * cells * lanes)
        self.exist = nn.Linear(1800, rows * lanes * 2)

    def forward(self, feat):
        x = self.pool(self.quant(feat)).flatten(1)
        loc = self.loc(F.relu(x)).view(-1, self.cells, self.rows, self.lanes)
        exist = self.exist(F.relu(x)).view(-1, 2, self.rows, self.lanes)
        return self.dequant(loc), self.dequant(exist)

    def decode(self, feat, width: int = 800):
        loc, exist = self.forward(feat)
        prob = loc.softmax(1)
        index = torch.arange(1, self.cells + 1).view(1, -1, 1, 1)
        pos = (prob * index).sum(1)
        valid = exist.argmax(1) == 1
        pos = pos * valid
        pos[~valid] = -1
        lanes = []
        for i in range(self.lanes):
            lane = pos[..., i]
            keep = lane > 0
            if keep.sum() > 2:
                lanes.append((lane[keep] * width / self.cells).long())
        return lanes, loc.max() >= 1  #> MQ102
