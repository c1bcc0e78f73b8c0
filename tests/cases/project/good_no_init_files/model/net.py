"""Silent: the folders without `__init__.py` are found, and the threshold is a fraction."""
from model.layers.score import ScoreClip
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .layers import score as scores


class ScoreNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.clip = ScoreClip()
        self.clip_again = scores.ScoreClip()

    def forward(self, score):
        score = self.clip(self.score_quant(score))
        return self.dequant(self.clip_again(score))
