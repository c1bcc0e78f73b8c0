"""Two classes that one call may make: each object has the stubs of its own class."""

import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Exact(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_area = QuantStub(scale=1.0)

    def forward(self, area):
        area = self.quant_area(area)
        return area == 1


class Observed(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_area = QuantStub()

    def forward(self, area):
        area = self.quant_area(area)
        return area == 1  #> MQ101


class Net(nn.Module):
    def __init__(self, exact=False):
        super().__init__()
        cls = Exact if exact else Observed
        self.cost = cls()

    def forward(self, area):
        return self.cost(area)


class Part(nn.Module):
    def __init__(self, scale=None):
        super().__init__()
        self.quant = QuantStub(scale=scale)


class Whole(Part):
    def __init__(self):
        super().__init__(scale=1.0)

    def forward(self, x):
        return self.quant(x) == 1


class Fine(Part):
    def forward(self, x):
        return self.quant(x) == 1  #> MQ101


PARTS = {"whole": Whole, "fine": Fine}


class Picked(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.part = PARTS[kind]()

    def forward(self, x):
        return self.part(x)
