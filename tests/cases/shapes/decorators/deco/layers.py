from torch import nn

from .utils import named, timed


class Suppress(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    @timed
    def selection(self, state):
        return state == 1  #> MQ101

    @named("suppress")
    def forward(self, x, state):
        chosen = self.selection(state)
        h = self.fc(x)
        h[chosen] = 0.0  #> MQ505
        return h


class FloatSuppress(nn.Module):
    @timed
    def selection(self, state):
        return state == 1

    @named("quiet")
    def forward(self, x, state):
        h = x.clone()
        h[self.selection(state)] = 0.0
        return h
