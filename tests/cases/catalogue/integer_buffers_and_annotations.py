"""Kinds that are told by annotations and buffers."""
from typing import Optional

import torch
from torch import BoolTensor, LongTensor, Tensor, nn
from torch.quantization import DeQuantStub, QuantStub


class Annotated(nn.Module):
    def __init__(self, n: int = 16):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.register_buffer("causal", torch.tril(torch.ones(n, n)).bool())
        self.register_buffer("decay", torch.full((n, n), 0.9))
        self.weight = nn.Parameter(torch.zeros(n, n))

    def forward(self, x: Tensor, mask: BoolTensor, ids: LongTensor, soft: torch.FloatTensor,
                extra: Optional[Tensor] = None):
        q = self.quant(x)
        a = q * mask  #> MQ201
        b = q + ids  #> MQ203
        c = q * soft
        d = q * self.causal  #> MQ201
        e = q * self.decay
        f = q + self.weight
        g = q.masked_fill(mask, 0.0)
        h = q.masked_fill(self.causal, 0.0)
        if extra is not None:
            q = q + extra
        return self.dequant(q), a, b, c, d, e, f, g, h
