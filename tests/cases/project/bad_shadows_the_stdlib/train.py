"""`types` and `queue` are files of the project here."""
import types

from queue import clean
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SpeedNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.speed_quant = QuantStub()
        self.flag_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, speed, flag):
        speed = clean(self.speed_quant(speed))
        item = types.Item(self.flag_quant(flag))
        return self.dequant(speed.masked_fill(types.raised(item), 0.0))
