import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Stage(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_level = QuantStub()
        self.quant_speed = QuantStub()

    def forward(self, level, speed, heading):
        state = {"heading": heading}
        state.update(level=self.quant_level(level))
        state.update({"speed": self.quant_speed(speed)})
        a = state["level"] == 2  #> MQ101
        b = state["speed"] == 0
        c = state["heading"] == 2
        state.update(level=level)
        d = state["level"] == 2
        state |= {"heading": state["speed"]}
        e = state["heading"] == 2  #> MQ101
        return a, b, c, d, e
