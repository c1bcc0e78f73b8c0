from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from . import ops
from .base_gone import BaseNet, QuantMixin

LIMIT = 1


class Selfish(Selfish):
    def forward(self, x):
        return self.quant(x) == 1


class InheritsStubs(QuantMixin, BaseNet):
    """self.quant may be anything: the base cannot be found."""

    def forward(self, x):
        x = self.quant(x)
        return x == LIMIT


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.unknown = BaseNet(4)

    def forward(self, x, tree):
        raw = ops.mask_of(x)
        y = self.unknown(self.quant(x))
        hit = ops.mask_of(y)
        z = ops.walk(tree, y)
        z = ops.ping(self.quant(x), 2)
        return self.dequant(z), raw, hit
