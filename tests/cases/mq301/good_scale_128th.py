"""Silent: 1/s is a whole number for s = 1/128, 0.25 and 0.5."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

QUARTER = 0.25


class FixedPointInputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.a_quant = QuantStub(scale=1 / 128)
        self.b_quant = QuantStub(scale=QUARTER)
        self.c_quant = QuantStub(0.5)

    def forward(self, a, b, c):
        return self.a_quant(a).int(), self.b_quant(b).long(), self.c_quant(c).to(torch.int8)
