import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from ..ops import suppress, suppress_float, suppress_native
from .layers import GatedProj


class TrackHead(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = GatedProj(channels)

    def forward(self, queries, pad):
        alive = torch.logical_not(pad)
        q = self.proj(self.quant(queries))
        a = suppress(q, alive)
        b = suppress_native(q, alive)
        return self.dequant(a + b)

    def forward_train(self, queries, pad):
        alive = torch.logical_not(pad)
        return suppress_float(queries, alive)
