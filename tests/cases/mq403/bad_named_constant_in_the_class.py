"""The number is an attribute of the class; torch.masked_fill is the function."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class GoalSelector(nn.Module):
    negative = -1e6

    def __init__(self):
        super().__init__()
        self.goal_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.rank = nn.Linear(32, 1)

    def forward(self, goals, reachable):
        score = self.rank(self.goal_quant(goals)).squeeze(-1)
        score = torch.masked_fill(score, reachable == 0, self.negative)  #> MQ403
        return self.dequant(score)
