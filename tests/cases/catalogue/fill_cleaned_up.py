"""Infinities that are taken out again before the stub."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Cleaned(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def pooled(self, s, pad):
        s = s.masked_fill(pad, float("-inf")).max(dim=1).values
        s = torch.where(torch.isfinite(s), s, torch.zeros_like(s))
        return self.quant(s)

    def subscript(self, s, pad):
        s = s.masked_fill(pad, float("-inf"))
        s[torch.isinf(s)] = 0
        return self.quant(s)

    def numbers(self, s, pad):
        s = s.masked_fill(pad, float("-inf")).amax(1)
        s = torch.nan_to_num(s, neginf=0.0)
        return self.quant(s)

    def compared(self, s, pad):
        s = s.masked_fill(pad, float("-inf"))
        s = s.masked_fill(s == float("-inf"), 0.0)
        return self.quant(s)

    def running_minimum(self, dists):
        best = torch.full((4,), float("inf"))
        for dist in dists:
            best = torch.minimum(best, dist)
        return self.quant(best)

    def inverse(self, d, valid):
        d = d.masked_fill(~valid, 1e9)
        return self.quant(1.0 / (1.0 + d))

    def below(self, s, pad):
        s = s.masked_fill(pad, -1e9)
        s = s.masked_fill((s < -1e8) | torch.isnan(s), 0.0)
        return self.quant(s)

    def whole_rows(self, s, pad):
        s = s.masked_fill(pad, float("-inf"))  #> MQ403
        s = s.masked_fill(torch.isinf(s).all(-1, keepdim=True), 0.0)
        return self.quant(s)

    def other_places(self, s, pad, gone):
        s = s.masked_fill(pad, float("-inf"))  #> MQ403
        s = torch.where(gone > 0, torch.zeros_like(s), s)
        return self.quant(s)

    def greatest_numbers(self, s, pad):
        s = s.masked_fill(pad, float("-inf"))  #> MQ403
        return self.quant(torch.nan_to_num(s))

    def minimum_of_the_low(self, s, pad, other):
        s = s.masked_fill(pad, float("-inf"))  #> MQ403
        return self.quant(torch.minimum(s, other))

    def never_overwritten(self, blocked):
        bias = torch.full((4,), -1e9)  #> MQ403
        return self.quant(bias)

    def kept(self, s, pad):
        s = s.masked_fill(pad, float("-inf"))  #> MQ403
        return self.quant(s)
