"""Silent: softmax turns the additive mask into weights."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class UniformPooling(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, lengths):
        tokens = self.quant(tokens)
        logits = torch.zeros(1, 128).masked_fill(lengths == 0, -100.0)
        weights = torch.softmax(logits, dim=-1)
        return self.dequant(tokens * weights[..., None])
