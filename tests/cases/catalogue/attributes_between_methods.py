"""What forward stores, other methods read."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Stateful(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(8, 8, 1)
        self.prev = None
        self.seen = None

    def observe(self, feat, raw):
        self.prev = self.quant(feat)
        self.seen = raw > 0.5
        self.count = raw.shape[0]

    def warp(self):
        ready = self.prev == 1  #> MQ101
        single = self.count == 1
        return self.conv(self.prev) * self.seen, ready, single  #> MQ201

    def forward(self, feat, raw):
        self.observe(feat, raw)
        out, ready, single = self.warp()
        return self.dequant(out), ready, single
