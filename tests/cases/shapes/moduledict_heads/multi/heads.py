from torch import nn


class LaneHead(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.fc = nn.Linear(c, c)

    def forward(self, x, vis):
        return self.fc(x) * (vis == 1)  #> MQ101 | MQ201


class LightHead(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.fc = nn.Linear(c, c)

    def forward(self, x, state):
        green = state == 1
        return self.fc(x).masked_fill(green, 0.0)
