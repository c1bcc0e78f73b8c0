from torch import nn


class LevelHead(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 1)

    def forward(self, x, level):
        if level == 1:
            x = x.relu()
        x = self.conv(x)
        active = x > 0
        return x.mul(active)  #> MQ201


class RawHead(nn.Module):
    def forward(self, x):
        active = x > 0
        return x.mul(active)
