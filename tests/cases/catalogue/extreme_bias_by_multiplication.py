"""The HF way: (1 - mask) times a big number, then a stub."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BertBias(nn.Module):
    def __init__(self, vocab=1000, dim=64):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.quant = QuantStub()
        self.bias_quant = QuantStub()
        self.soft_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def extended(self, ids):
        real = (ids != 0).float()
        return (1.0 - real) * -10000.0  #> MQ403

    def mild(self, ids):
        return (1.0 - (ids != 0).float()) * -100.0

    def forward(self, ids):
        x = self.fc(self.quant(self.emb(ids)))
        s = torch.matmul(x, x.transpose(1, 2))
        s = s + self.bias_quant(self.extended(ids))[:, None]
        t = s + self.soft_quant(self.mild(ids))[:, None]
        return self.dequant(s.softmax(-1)), self.dequant(t.softmax(-1))
