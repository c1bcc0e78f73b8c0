"""Silent: logical and bitwise operators of bools give bools."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CombinedCondition(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, counts, steps):
        scores = self.score_quant(scores)
        hidden = torch.logical_or(counts == 0, steps > 10)
        late = ~(steps < 5) & (counts < 3)
        scores = scores.masked_fill(hidden, -100.0).masked_fill(late, -50.0)
        return self.dequant(scores.softmax(-1))
