"""Window attention: the shifted-window mask is a float buffer, which is plain data to the linter."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class WindowAttention(nn.Module):
    def __init__(self, dim: int, window: int, heads: int, shift: int = 0):
        super().__init__()
        self.heads = heads
        self.scale = (dim // heads) ** -0.5
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.qkv = nn.Linear(dim, dim * 3)
        self.proj = nn.Linear(dim, dim)
        region = torch.arange(window * window)
        differs = region[:, None] != region[None, :] + shift
        self.register_buffer("attn_mask", torch.zeros(window**2, window**2).masked_fill(differs, -100.0))
        self.register_buffer("blocked", differs)

    def forward(self, x):
        x = self.quant(x)
        b, n, c = x.shape
        qkv = self.qkv(x).reshape(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        attn = torch.matmul(q * self.scale, k.transpose(-2, -1))
        attn = attn + self.attn_mask
        attn = attn.masked_fill(self.blocked, -100.0)
        out = torch.matmul(attn.softmax(dim=-1), v)
        out = out.transpose(1, 2).reshape(b, n, c)
        return self.dequant(self.proj(out))

    def forward_bool(self, x):
        attn = self.qkv(self.quant(x))
        attn = attn * self.blocked  #> MQ201
        return self.dequant(attn)
