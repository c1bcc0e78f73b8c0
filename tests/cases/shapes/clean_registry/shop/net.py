from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .registry import HEADS, build_head


class ShopNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()
        self.head = build_head(dim)
        self.teacher = HEADS["mul"](dim)

    def forward(self, x, seen, flag):
        q = self.quant(x)
        return self.dequant(self.head(q, seen.bool(), self.quant_flag(flag)))

    def forward_teacher(self, x, seen, flag):
        return self.teacher(x, seen.bool(), flag)
