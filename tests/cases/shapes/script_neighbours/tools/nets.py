from torch import nn

from blocks import HardGate


class TinyBody(nn.Module):
    def __init__(self, c):
        super(TinyBody, self).__init__()
        self.stem = nn.Conv2d(3, c, 3, padding=1)
        self.gates = nn.Sequential(HardGate(), nn.ReLU(), HardGate())

    def forward(self, x):
        return self.gates(self.stem(x))
