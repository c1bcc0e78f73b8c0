"""Two causes: a dead check, and its bool in a product."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FiniteOnly(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x):
        x = self.quant(x)
        x = x * torch.isfinite(x)  #> MQ104: torch.isfinite(x) | MQ201: x * torch.isfinite(x)
        return self.dequant(x)
