from torch import nn


class Head(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, m, level):
        on = m == 1
        top = level == 1
        h = self.fc(x).masked_fill(~on.unsqueeze(-1), 0.0)
        h = h.masked_fill((m >= 1).unsqueeze(-1), 0.5)
        h = h.masked_fill(top.unsqueeze(-1), 0.0)
        return h, m.int()
