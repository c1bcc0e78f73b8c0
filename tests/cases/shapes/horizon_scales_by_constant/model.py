from horizon_plugin_pytorch.quantization import QuantStub
from scales import NAMED, SCALES, UNIT
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub(scale=UNIT)
        self.quant_b = QuantStub(scale=SCALES.coarse)
        self.quant_c = QuantStub(scale=NAMED["unit"])
        self.quant_d = QuantStub()

    def forward(self, a, b, c, d):
        a, b = self.quant_a(a), self.quant_b(b)
        c, d = self.quant_c(c), self.quant_d(d)
        return (
            a == 1,
            b == 1,  #> MQ101
            c.int(),
            d.int(),  #> MQ301
            c * a,
        )
