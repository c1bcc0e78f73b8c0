"""Works on plain tensors and on QTensors; the guards narrow."""
import torch
from horizon_plugin_pytorch.qtensor import QTensor
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Guarded(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.requant = QuantStub()

    def forward(self, x, use):
        if use.training:
            x = self.quant(x)
        if not isinstance(x, QTensor):
            hit = x == 1
            x = self.requant(x)
        else:
            hit = x == 1  #> MQ101
        twice = self.requant(x)  #> MQ502
        return hit, twice
