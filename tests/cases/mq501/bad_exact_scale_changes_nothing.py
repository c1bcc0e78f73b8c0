"""With the scale 1 the comparison is exact, but `!=` is still missing."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class ExactFlags(nn.Module):
    def __init__(self):
        super().__init__()
        self.flag_quant = QuantStub(scale=1.0)

    def forward(self, flags):
        flags = self.flag_quant(flags)
        unset = flags != 1  #> MQ501: flags != 1
        return unset, flags == 1
