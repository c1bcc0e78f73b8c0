"""Each flag is exact on the scale 1, but their sum is rounded by an observed scale."""
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class PairValidity(nn.Module):
    def __init__(self):
        super().__init__()
        self.left_quant = QuantStub(scale=1.0)
        self.right_quant = QuantStub(scale=1.0)
        self.sum = FloatFunctional()

    def forward(self, left, right):
        left = self.left_quant(left)
        right = self.right_quant(right)
        both = self.sum.add(left, right) == 2  #> MQ101
        return both
