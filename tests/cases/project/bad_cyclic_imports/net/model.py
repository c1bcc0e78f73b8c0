"""Two modules that import each other, and a package that imports one of them."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

MAX_AGE = 32

from .layer import AgeLayer


class AgeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.age_quant = QuantStub()
        self.layer = AgeLayer()

    def forward(self, age):
        age = self.age_quant(age)
        return self.layer(age)
