"""The stub exists only with quantization on."""
import torch
import torch.nn as nn
from torch.quantization import QuantStub


class OptionalStub(nn.Module):
    def __init__(self, with_quant: bool = True, with_aux: bool = False):
        super().__init__()
        self.quant = QuantStub() if with_quant else nn.Identity()
        self.aux_quant = QuantStub() if with_aux else None

    def forward(self, state, aux):
        state = self.quant(state)
        braking = state == 1  #> MQ101
        if self.aux_quant is not None:
            aux = self.aux_quant(aux)
            return braking, aux != 1  #> MQ101
        return braking, aux != 1
