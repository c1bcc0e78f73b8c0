"""Where 1 is exact nothing is left of MQ101, but `!=` is still not implemented: MQ501."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class ExactBlinker(nn.Module):
    def __init__(self):
        super().__init__()
        self.blinker_quant = QuantStub(scale=1.0)

    def forward(self, blinker):
        blinker = self.blinker_quant(blinker)
        lit = blinker == 1
        dark = blinker.not_equal(1)  #> MQ501: blinker.not_equal(1)
        return lit, dark
