"""The stub is called under a flag; the comparison stands under its opposite."""

from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Flagged(nn.Module):
    def __init__(self, deploy=False, quant_mask=True):
        super().__init__()
        self.deploy = deploy
        self.quant = QuantStub()
        self.mask_quant = QuantStub() if quant_mask else None

    def by_mode(self, x):
        if not self.training:
            x = self.quant(x)
        if self.training:
            return x == 1
        return x == 1  #> MQ101

    def by_deploy(self, x):
        if self.deploy:
            x = self.quant(x)
        return x > 0.5 if self.deploy else x == 1

    def by_none(self, m):
        if self.mask_quant is not None:
            m = self.mask_quant(m)
        if self.mask_quant is None:
            return m == 1
        return m > 0.5

    def by_argument(self, x, quantize):
        if quantize:
            x = self.quant(x)
        if not quantize:
            return x == 1
        return x > 0.5
