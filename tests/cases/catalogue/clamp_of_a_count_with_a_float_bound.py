"""clamp of an integer tensor with a float bound gives a float tensor (torch promotes), with an integer bound an integer."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CameraMean(nn.Module):
    """Spatial cross attention: the sum over cameras divided by the number of hits."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_count = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, slots, depth):
        slots = self.quant(slots)
        hit = depth > 1e-5
        count = torch.clamp(hit.sum(1), min=1.0)
        ints = torch.clamp(hit.sum(1), min=1)
        a = slots / count[..., None]
        b = slots / ints[..., None]  #> MQ203
        c = slots * self.quant_count(count)[..., None]
        d = slots / hit.sum(1).clamp_min(1.0)[..., None]
        e = slots / hit.sum(1).clamp_min(1)[..., None]  #> MQ203
        f = slots / hit.sum(1).float_power(2)[..., None]
        return [self.dequant(t) for t in (a, b, c, d, e, f)]
