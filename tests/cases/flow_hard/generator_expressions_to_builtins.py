import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub(), QuantStub()])

    def forward(self, a, b, near):
        qs = tuple(q(t) for q, t in zip(self.quants, (a, b)))
        total = sum(t for t in qs)
        gated = sum(t * (near > 1.5) for t in qs)  #> MQ201
        filled = sum(t.masked_fill(near > 1.5, 0) for t in qs)
        wide = max((t for t in qs), key=lambda t: t.shape[-1])
        if any(t is None for t in qs) or all(t.dim() == 1 for t in qs):
            return None
        return total == 1, gated, filled, wide >= 1  #> MQ101 | MQ102
