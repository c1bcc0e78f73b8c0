"""Silent: with the scale 1 whole numbers stay what they are."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

MAX_AGE = 32

from .layer import AgeLayer


class AgeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.age_quant = QuantStub(scale=1.0)
        self.layer = AgeLayer()

    def forward(self, age):
        age = self.age_quant(age)
        return self.layer(age)
