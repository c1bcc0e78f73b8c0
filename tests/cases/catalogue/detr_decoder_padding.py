"""DETR-like decoder layer."""
from typing import Optional

import torch
from torch import Tensor, nn
from torch.quantization import DeQuantStub, QuantStub


class DecoderLayer(nn.Module):
    def __init__(self, dim: int = 256):
        super().__init__()
        self.q_proj = nn.Linear(dim, dim)
        self.k_proj = nn.Linear(dim, dim)
        self.v_proj = nn.Linear(dim, dim)
        self.norm = nn.LayerNorm(dim)

    def forward(self, tgt: Tensor, memory: Tensor, padding: Optional[Tensor] = None) -> Tensor:
        scores = torch.matmul(self.q_proj(tgt), self.k_proj(memory).transpose(1, 2))
        if padding is not None:
            scores = scores.masked_fill(padding[:, None], float("-inf"))  #> MQ403
        out = torch.matmul(scores.softmax(-1), self.v_proj(memory))
        if padding is not None:
            out = out * ~padding[..., None]  #> MQ201
        return self.norm(tgt + out)


class Decoder(nn.Module):
    def __init__(self, dim=256, depth=3):
        super().__init__()
        self.quant = QuantStub()
        self.query_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.query = nn.Parameter(torch.zeros(100, dim))
        self.layers = nn.ModuleList(DecoderLayer(dim) for _ in range(depth))

    def forward(self, src, pixel):
        padding = pixel < 1
        memory = self.quant(src)
        tgt = self.query_quant(self.query)
        for layer in self.layers:
            tgt = layer(tgt, memory, padding=padding)
        return self.dequant(tgt)
