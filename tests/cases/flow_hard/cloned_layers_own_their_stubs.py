"""Each deep copy of a layer has a stub of its own."""

import copy

from torch import nn
from torch.ao.quantization import QuantStub


class Rounded(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        return self.quant(x)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        rounded = Rounded()
        self.data = copy.deepcopy(rounded)
        self.gate = copy.deepcopy(rounded)

    def forward(self, x, valid_mask):
        x, keep = self.data(x), self.gate(valid_mask.float())
        return x * keep == 1  #> MQ101
