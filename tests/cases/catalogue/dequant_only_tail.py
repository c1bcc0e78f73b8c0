"""A float post-processor: it has a DeQuantStub, but what arrives is unknown."""
import torch
from torch import nn
from torch.quantization import DeQuantStub


class Tail(nn.Module):
    def __init__(self):
        super().__init__()
        self.dequant = DeQuantStub()

    def forward(self, logits, dist):
        logits = self.dequant(logits)
        prob = logits.sigmoid()
        near = dist < 3.0
        prob = prob * near
        prob[~near] = 0.0
        label = (prob > 0.5).long()
        return prob, label, prob.argmax(-1) == 1
