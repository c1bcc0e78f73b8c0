"""Nothing to report: a regression head without masks, with numbers everywhere."""
import math

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class EgoMotion(nn.Module):
    def __init__(self, dim=64, bins=12):
        super().__init__()
        self.bins = bins
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.trunk = nn.Sequential(nn.Linear(dim, dim), nn.ReLU(), nn.Linear(dim, bins + 3))
        self.register_buffer("centers", torch.linspace(-math.pi, math.pi, bins))

    def forward(self, x, steps: int = 1):
        h = self.quant(x)
        if steps == 1 or self.bins != 12:
            h = h * 0.5 + 0.25
        for k in range(steps):
            h = h + k
        out = self.trunk(h)
        logits, delta = out[..., : self.bins], out[..., self.bins:]
        best = logits.argmax(-1)
        delta = self.dequant(delta)
        angle = self.centers[best] + delta[..., 0] * 2
        angle = torch.where(angle > 1, angle - 1, angle)
        return angle, delta.clamp(-1, 1), best == self.bins - 1
