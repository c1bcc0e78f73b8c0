"""The 1 has many names."""
from typing import Final

import torch
from torch import nn
from torch.quantization import QuantStub

OCCUPIED: Final = 1
EMPTY = 0
_LEVELS = {"car": 1, "none": 0}


class OccupancyState(nn.Module):
    FREE = 0
    TAKEN = 1.0

    def __init__(self, threshold=None):
        super().__init__()
        self.quant = QuantStub()
        self.positive = 1
        self.negative = 0
        self.unit = torch.tensor(1)
        self.threshold = threshold

    @property
    def on(self):
        return 1

    def forward(self, grid):
        grid = self.quant(grid)
        taken = grid == OCCUPIED  #> MQ101
        empty = grid == EMPTY
        a = grid == self.TAKEN  #> MQ101
        b = grid == OccupancyState.FREE
        c = grid == self.positive  #> MQ101
        d = grid == self.negative
        e = self.unit == grid  #> MQ101
        f = grid == self.on  #> MQ101
        g = grid == _LEVELS["car"]  #> MQ101
        h = grid == _LEVELS["none"]
        i = grid == True  #> MQ101
        j = grid == False
        k = grid == -1  #> MQ101
        return taken, empty, a, b, c, d, e, f, g, h, i, j, k
