"""Comparisons with None and with strings, and identity tests."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NoNumbers(nn.Module):
    def __init__(self, order="nchw"):
        super().__init__()
        self.order = order
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.aux = None

    def forward(self, x, aux=None, mode="fast"):
        q = self.quant(x)
        if q is None or aux is None:
            return self.dequant(q)
        if mode == "slow" and self.order != "nhwc":
            q = q.permute(0, 2, 3, 1)
        if self.aux is not None and aux is not q:
            q = q + self.aux
        missing = q == None
        return self.dequant(q), missing, mode in ("fast", "slow")
