"""A function from a star import of a module without `__all__`."""
from masks import *
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TrafficLights(nn.Module):
    def __init__(self):
        super().__init__()
        self.light_quant = QuantStub()
        self.red_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lights, red):
        lights = self.light_quant(lights)
        red = self.red_quant(red)
        return self.dequant(hide_red(lights, red))
