import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    """The second turn of the loop quantizes what the first one made."""

    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub() for _ in range(2)])
        self.fcs = nn.ModuleList([nn.Linear(4, 4) for _ in range(2)])
        self.entry = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, y):
        for q, fc in zip(self.quants, self.fcs):
            y = self.dequant(fc(q(y)))
        for q, fc in zip(self.quants, self.fcs):
            x = fc(q(x))  #> MQ502
        return x, y
