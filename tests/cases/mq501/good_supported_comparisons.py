"""Silent: `==`, `<` and their kin and logical_not are implemented."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SupportedTests(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()

    def forward(self, state):
        state = self.state_quant(state)
        off = state == 0
        on = torch.logical_not(state)
        any_sign = torch.logical_or(state > 0, state.lt(0))
        return off, on, any_sign, state >= 0, state.le(0.5)
