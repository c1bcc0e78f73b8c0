from torch import nn


class FillHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, seen, flag):
        h = self.fc(x).masked_fill(~seen.unsqueeze(-1), 0.0)
        return h.masked_fill((flag == 0).unsqueeze(-1), 0.0)


class MulHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, seen, flag):
        h = self.fc(x) * seen.unsqueeze(-1)
        return h * (flag == 1).unsqueeze(-1)


class CastHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, seen, flag):
        return self.fc(x) + flag.int()
