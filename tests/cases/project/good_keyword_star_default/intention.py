from torch import nn


class Intention(nn.Module):
    def forward(self, agents, *others, turns, level=1, **unused):
        agents = agents + others[0]
        return agents.masked_fill(turns == level, 0.0)
