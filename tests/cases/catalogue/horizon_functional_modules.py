"""The vendor's Where and masked_fill take bool conditions: nothing to report."""
import torch
from horizon_plugin_pytorch import nn as hnn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Native(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.quant = QuantStub()
        self.zero_quant = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()
        self.where = hnn.Where()
        self.add = FloatFunctional()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, dist):
        near = dist < 2.0
        q = self.fc(self.quant(x))
        zero = self.zero_quant(torch.zeros(1))
        out = self.where(near, q, zero)
        out = self.add.add(out, q)
        out = self.add.add_scalar(out, 1.0)
        out = out.masked_fill(torch.logical_or(near, q == 0), 0.0)
        return self.dequant(out)
