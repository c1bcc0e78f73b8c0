import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .gone import VanishedHead
from .layers import Gate, Ouroboros
from .tree import Node, descend
from .twins import Gate as RawGate


class OrphanHead(VanishedHead):
    """The base class went away with the last refactoring."""

    def __init__(self, dim):
        super().__init__(dim)
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()
        self.gate = Gate()
        self.raw_gate = RawGate()
        self.node = Node(3)
        self.tail = Ouroboros()

    def forward(self, x, flag):
        y = self.raw_gate(x, flag)
        q = self.quant(y)
        f = self.quant_flag(flag)
        q = self.gate(q, f)
        hits = descend(f, 4)
        self.node.visit(f)
        self.inherited_log(q)
        return self.dequant(q), hits, self.tail(q)
