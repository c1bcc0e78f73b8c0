"""Stubs whose scale nobody can read here, and one that is switched off."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Configured(nn.Module):
    def __init__(self, quant_cfg, **kwargs):
        super().__init__()
        self.keyword_quant = QuantStub(**quant_cfg)
        self.kwargs_quant = QuantStub(**kwargs)
        self.off_quant = QuantStub()
        self.quant = QuantStub()

    def set_qconfig(self):
        self.off_quant.qconfig = None

    def forward(self, a, b, c, d):
        first = self.keyword_quant(a) == 1
        second = self.kwargs_quant(b) == 1
        third = self.off_quant(c) == 1
        fourth = self.quant(d) == 1  #> MQ101
        return first, second, third, fourth
