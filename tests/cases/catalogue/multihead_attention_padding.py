"""nn.MultiheadAttention takes the bool itself."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MhaBlock(nn.Module):
    def __init__(self, dim=64, heads=4):
        super().__init__()
        self.attn = nn.MultiheadAttention(dim, heads, batch_first=True)
        self.norm = nn.LayerNorm(dim)
        self.ffn = nn.Sequential(nn.Linear(dim, dim * 4), nn.GELU(), nn.Linear(dim * 4, dim))

    def forward(self, x, pad):
        y, _ = self.attn(x, x, x, key_padding_mask=pad, need_weights=False)
        x = self.norm(x + y)
        return x + self.ffn(x)


class SceneTransformer(nn.Module):
    def __init__(self, dim=64, depth=2):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.blocks = nn.ModuleList()
        for _ in range(depth):
            self.blocks.append(MhaBlock(dim))
        self.head = nn.Linear(dim, 2)

    @torch.no_grad()
    def forward(self, agents, speed):
        pad = speed < 0
        x = self.quant(agents)
        for block in self.blocks:
            x = block(x, pad)
        x = x.masked_fill(pad.unsqueeze(-1), 0.0)
        logits = self.head(x)
        parked = logits.argmax(-1) == 1
        gated = logits * parked.unsqueeze(-1)  #> MQ201
        return self.dequant(logits), parked, gated
