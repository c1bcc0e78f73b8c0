"""Values of one stub: what was equal in float is equal on its grid."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Repeated(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.other_quant = QuantStub()

    def selected(self, x, keep):
        q = self.quant(x)
        return q == torch.where(keep > 0, q, torch.zeros_like(q))

    def two_calls(self, x, y):
        return self.quant(x) == self.quant(y)

    def two_stubs(self, x, y):
        return self.quant(x) == self.other_quant(y)  #> MQ103
