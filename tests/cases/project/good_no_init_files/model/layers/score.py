from torch import nn


class ScoreClip(nn.Module):
    def forward(self, score):
        return score.masked_fill(score >= 0.9, 0.0)
