"""Parts are defined after their user, as in many files."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def build_model():
    return Planner(dim=32)


class Planner(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.scorer = Scorer(dim)
        self.loss = PlannerLoss()

    def forward(self, modes, costs):
        blocked = costs > 100.0
        score, best = self.scorer(self.quant(modes), blocked)
        score = self.dequant(score)
        return score, best, self.loss(score, costs)


class Scorer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, 1)

    def forward(self, feat, blocked):
        score = self.fc(feat).squeeze(-1)
        score = score + blocked.float() * -80.0  #> MQ202
        return score, score.argmax(-1) == 0


class PlannerLoss(nn.Module):
    def forward(self, score, costs):
        hit = score == 1  #> MQ101
        return (score * (costs < 1.0)).sum() + hit.sum()
