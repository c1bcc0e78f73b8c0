import torch.nn as nn


class RefineLayer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 1)

    def forward(self, x, m):
        return self.conv(x) * m  #> MQ201


class ShiftLayer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 1)

    def forward(self, x, m):
        return self.conv(x).masked_fill(~m, 0.0)


class RawLayer(nn.Module):
    def forward(self, x, m):
        return x * m
