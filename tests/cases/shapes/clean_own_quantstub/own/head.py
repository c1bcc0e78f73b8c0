from torch import nn


class Head(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, m):
        return self.fc(x) * (m >= 1).unsqueeze(-1), m.int()
