from torch import nn
from torch.ao.quantization import QuantStub


class CenterHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        # from the days when this head was deployed alone
        self.quant = QuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, seen):
        x = self.quant(x)  #> MQ502
        return self.fc(x).masked_fill(~seen.unsqueeze(-1), 0.0)


class AnchorHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, seen):
        return self.fc(x) * seen.unsqueeze(-1)


class PointHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, seen):
        return self.fc(x) * seen.unsqueeze(-1)  #> MQ201


class Neck(nn.Module):
    def __init__(self, dim, eps):
        super().__init__()
        self.eps = eps
        self.fc = nn.Linear(dim, dim)

    def forward(self, x):
        small = x.abs() < self.eps
        return self.fc(x).masked_fill(small, 0.0)
