from registry import HEADS
from torch import nn


@HEADS.register_module()
class GateHead(nn.Module):
    def __init__(self, dim=2):
        super().__init__()
        self.dim = dim

    def forward(self, q, near):
        return q * near  #> MQ201


@HEADS.register_module(name="fill")
class FillHead(GateHead):
    def forward(self, q, near):
        return q.masked_fill(near, 0.0)


@HEADS.register_module()
class UnusedHead(GateHead):
    def forward(self, q, near):
        return q + near
