"""NaN and inf guards behind a quantizer never fire."""
import math

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class DepthGuard(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.up = nn.ConvTranspose2d(32, 1, 2, 2)

    def forward(self, depth):
        before = torch.isnan(depth) | torch.isinf(depth)
        depth = depth.masked_fill(before, 0.0)
        q = self.quant(depth)
        dead = torch.isnan(q)  #> MQ104
        out = self.dequant(self.up(q))
        bad = torch.isinf(out)  #> MQ104
        good = out.isfinite()  #> MQ104
        below = out <= -math.inf  #> MQ104
        above = q >= float("inf")  #> MQ104
        scaled = out / 3.0
        alive = torch.isfinite(scaled)
        count = math.isnan(3.0)
        return out, dead, bad, good, below, above, alive, count
