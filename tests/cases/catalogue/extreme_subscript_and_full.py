"""full, full_like and a subscript write the constant."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CausalBias(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub()
        self.quant_b = QuantStub()
        self.quant_c = QuantStub()
        self.quant_d = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, logits, pad):
        n = logits.shape[-1]
        far = torch.full((n, n), float("-inf"))  #> MQ403
        a = self.quant_a(torch.triu(far, diagonal=1))
        depth = logits.clone()
        depth[pad] = 1e5  #> MQ403
        b = self.quant_b(depth)
        score = logits.clone()
        score[pad] = -50.0
        c = self.quant_c(score)
        lost = torch.full_like(logits, -1e9)
        d = self.quant_d(torch.sigmoid(lost + logits))
        base = torch.full((n,), -1e9)
        return self.dequant(a), self.dequant(b), self.dequant(c), self.dequant(d), base
