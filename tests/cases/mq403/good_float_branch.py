"""Silent: the filled tensor goes into a loss only; another one passes the stub."""
import torch
from torch import nn
from torch.nn import functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


class LaneHeadLoss(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Linear(64, 5)

    def forward(self, feat):
        return self.dequant(self.head(self.quant(feat)))

    def loss(self, logits, labels, ignored):
        logits = logits.masked_fill(ignored > 0, -1e9)
        weight = torch.full((5,), 1e4)
        return F.cross_entropy(logits, labels, weight)
