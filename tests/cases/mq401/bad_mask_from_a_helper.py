"""One method cuts the mask out, another one applies it."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TrafficLightEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self._init_layers()

    def _init_layers(self):
        self.light_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(6, 32)

    def off_lights(self, lights):
        return torch.logical_not(lights[..., 6:])

    def forward(self, lights):
        lights = self.light_quant(lights)  #> MQ401
        hidden = self.embed(lights[..., :6])
        hidden = hidden.masked_fill(self.off_lights(lights), 0.0)
        return self.dequant(hidden)
