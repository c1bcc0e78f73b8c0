from typing import List, Optional

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def merge(self, q, extra: Optional[torch.Tensor] = None, ids: Optional[List[int]] = None):
        if extra is not None:
            q = q + extra  #> MQ201
        if ids:
            q = q[ids]
        return q

    def merge_raw(self, q, extra: Optional[torch.Tensor] = None):
        return q if extra is None else q + extra

    def forward(self, x, w):
        q = self.quant(x)
        a = self.merge(q)
        b = self.merge(q, w < 1.0)
        c = self.merge(q, ids=[0, 1])
        d = self.merge_raw(q), self.merge_raw(x, w < 1.0)
        return a, b, c, d
