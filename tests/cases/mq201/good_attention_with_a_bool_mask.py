"""Silent: a bool attention mask fills the scores before the softmax."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class DecoderSelfAttention(nn.Module):
    def __init__(self, dim=256, num_heads=8):
        super().__init__()
        self.scale = (dim // num_heads) ** -0.5
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.q, self.k, self.v = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, dim)

    def forward(self, x, attn_mask: torch.BoolTensor):
        x = self.quant(x)
        scores = torch.matmul(self.q(x), self.k(x).transpose(1, 2)) * self.scale
        scores = scores.masked_fill(attn_mask, -100.0)
        return self.dequant(torch.matmul(scores.softmax(-1), self.v(x)))
