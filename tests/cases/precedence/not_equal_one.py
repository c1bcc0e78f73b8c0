"""`!= 1` is inexact and not implemented: MQ101 alone."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class BlinkerState(nn.Module):
    def __init__(self):
        super().__init__()
        self.blinker_quant = QuantStub()

    def forward(self, blinker):
        blinker = self.blinker_quant(blinker)
        dark = blinker != 1  #> MQ101: blinker != 1
        other = blinker.ne(2)  #> MQ101: blinker.ne(2)
        return dark, other
