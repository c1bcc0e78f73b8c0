"""Length masks in an encoder for text."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def sequence_mask(lengths, max_len: int):
    return torch.arange(max_len)[None, :] < lengths[:, None]


class TextEncoder(nn.Module):
    def __init__(self, vocab=8000, dim=128):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv1d(dim, dim, 5, padding=2)
        self.out = nn.Linear(dim, dim)
        position = torch.arange(512).unsqueeze(1) / 100.0
        self.register_buffer("table", torch.sin(position * torch.ones(1, dim)))

    def forward(self, ids, lengths):
        emb = self.embed(ids)
        mask = sequence_mask(lengths, ids.shape[1])
        emb = emb * mask.unsqueeze(-1)
        x = self.quant(emb)
        x = x + self.table[: ids.shape[1]]
        x = self.conv(x.transpose(1, 2)).transpose(1, 2)
        wrong = x * mask.unsqueeze(-1)  #> MQ201
        also = x * mask.unsqueeze(-1).to(torch.float32)  #> MQ202
        right = x.masked_fill(torch.logical_not(mask).unsqueeze(-1), 0.0)
        last = right[torch.arange(ids.shape[0]), lengths.long() - 1]
        return self.dequant(self.out(right)), wrong, also, last
