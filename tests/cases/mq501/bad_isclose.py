"""isclose is tolerant of rounding, but not implemented."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class FlagTest(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()
        self.other_quant = QuantStub()

    def forward(self, state, other):
        state = self.state_quant(state)
        other = self.other_quant(other)
        alike = torch.isclose(state, other, atol=1e-2)  #> MQ501
        return alike
