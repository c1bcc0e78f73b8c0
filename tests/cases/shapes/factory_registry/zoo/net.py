from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from zoo.registry import HEADS, build_neck, build_point_head

HEAD_NAME = "center"


class ZooNet(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.neck = build_neck(dim)
        self.head = HEADS[HEAD_NAME](dim)
        self.aux = build_point_head(dim)
        self.teacher = HEADS["anchor"](dim)

    def forward(self, x, observed):
        seen = observed.bool()
        q = self.neck(self.quant(x))
        return self.dequant(self.head(q, seen)), self.dequant(self.aux(q, seen))

    def teach(self, x, observed):
        return self.teacher(x, observed.bool())
