import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_score = QuantStub()
        self.quant_late = QuantStub()
        self.quant_soft = QuantStub()

    def forward(self, score, w):
        near = w > 0.0
        hard = score.masked_fill(near, -1e9)  #> MQ403
        a = self.quant_score(hard)
        squashed = score.masked_fill(near, float("-inf")).softmax(-1)
        b = self.quant_soft(squashed)
        gentle = self.quant_late(score.masked_fill(near, -100.0))
        aside = score.masked_fill(near, -1e9).argmax(-1)
        return a, b, gentle, aside
