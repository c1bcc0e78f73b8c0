import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    """A mask that is halved until one cell is left; the recursion is on a Python number."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.pool = nn.MaxPool2d(2)

    def down(self, t, depth):
        if depth == 0:
            return t
        return self.down(self.pool(t), depth - 1)

    def forward(self, x, y):
        q = self.quant(x)
        a = q == 1  #> MQ101
        small = self.down(y, 2)
        return a, small == 1, self.down(y, 1) == 1
