import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Net(nn.Module):
    """Whether a scale is among the arguments cannot be known, nor which."""

    def __init__(self, cfg, **stub_kwargs):
        super().__init__()
        self.quant_a = QuantStub(**cfg["stub"])
        self.quant_b = QuantStub(**stub_kwargs)
        self.quant_c = QuantStub(*cfg["args"])
        self.quant_d = QuantStub(**{"scale": 1.0})
        self.quant_e = QuantStub(**{})

    def forward(self, a, b, c, d, e):
        first = self.quant_a(a) == 1, self.quant_b(b) == 1, self.quant_c(c) == 1, self.quant_d(d) == 1
        return first, self.quant_e(e) == 1  #> MQ101
