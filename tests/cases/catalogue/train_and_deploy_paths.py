"""Losses on the float side; the deployed path is another method."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SegHead(nn.Module):
    def __init__(self, c=32, n=19):
        super().__init__()
        self.n = n
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cls = nn.Conv2d(c, n, 1)

    def logits(self, feat):
        return self.dequant(self.cls(self.quant(feat)))

    def loss(self, feat, target):
        ignore = target == 255
        logits = self.logits(feat)
        ce = F.cross_entropy(logits, target.masked_fill(ignore, 0), reduction="none")
        ce = ce * (~ignore)
        total = ce.sum() / (~ignore).sum()
        return total, total == 1

    def deploy(self, feat):
        out = self.logits(feat)
        label = out.argmax(1)
        road = label == 1
        certain = out.max(1)[0] >= 1  #> MQ102
        packed = out.to(torch.int8)  #> MQ301
        return label.to(torch.int32), road, certain, packed
