from torch import nn


class Gate(nn.Module):
    """First draft."""

    def forward(self, x, flag):
        return x


class Gate(nn.Module):
    """The one that counts."""

    def forward(self, x, flag):
        return x.masked_fill(flag == 1, 0.0)  #> MQ101


class Ouroboros(Ouroboros):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)


class Egg(Chicken):
    def forward(self, x):
        return super().forward(x)


class Chicken(Egg):
    def forward(self, x):
        return super().forward(x)
