"""A causal mask from torch.full and triu, with -inf."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CausalDecoder(nn.Module):
    def __init__(self, steps=60):
        super().__init__()
        self.steps = steps
        self.score_quant = QuantStub()
        self.causal_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores):
        causal = torch.full((self.steps, self.steps), float("-inf")).triu(1)  #> MQ403
        scores = self.score_quant(scores) + self.causal_quant(causal)
        return self.dequant(torch.softmax(scores, dim=-1))
