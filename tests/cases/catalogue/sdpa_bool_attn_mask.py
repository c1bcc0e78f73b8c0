"""A bool attn_mask selects keys inside scaled_dot_product_attention; it is no factor of a product. A float one is added."""
import torch
from torch import nn
from torch.nn import functional as F
from torch.quantization import DeQuantStub, QuantStub


class SdpaBlock(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.qkv = nn.Linear(dim, dim * 3)

    def forward(self, x, ids):
        keep = ids != 0
        q, k, v = self.qkv(self.quant(x)).chunk(3, dim=-1)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=keep[:, None, :])
        y = F.scaled_dot_product_attention(y, k, v, keep[:, None, :], 0.0)
        weights = torch.matmul(keep[:, None, :], v)  #> MQ201
        return self.dequant(y), self.dequant(weights)
