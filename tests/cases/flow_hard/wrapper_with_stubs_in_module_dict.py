import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Gate(nn.Module):
    def forward(self, inputs):
        return inputs["x"] * (inputs["m"] == 1)  #> MQ101, MQ201


class Wrapper(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model
        self.quants = nn.ModuleDict({key: QuantStub() for key in ("x", "m")})

    def forward(self, inputs):
        return self.model({key: quant(inputs[key]) for key, quant in self.quants.items()})


class Trainer:
    """Keeps the wrapper in an attribute."""

    def __init__(self):
        self.net = Wrapper(Gate())


def build():
    return Trainer()
