import torch
from torch import nn
from torch.ao.quantization import QuantStub, QuantWrapper


class Inner(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)

    def forward(self, x):
        y = self.fc(x)
        return y.masked_fill(y == 1, 0.0)  #> MQ101


class Outer(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.inner = QuantWrapper(Inner())

    def forward(self, x, y):
        on = x == 1
        out = self.inner(x)
        return out, on, self.quant(y) >= 1  #> MQ102
