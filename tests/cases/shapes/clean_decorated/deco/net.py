from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .head import CountHead, number


class CountNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = CountHead(dim)

    def forward(self, x, slots):
        out = self.dequant(self.head(self.quant(x), slots))
        return out, number(out)
