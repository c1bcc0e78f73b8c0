from torch import nn


class ScoreClip(nn.Module):
    def forward(self, score):
        return score.masked_fill(score >= 1, 0.0)  #> MQ102: score >= 1
