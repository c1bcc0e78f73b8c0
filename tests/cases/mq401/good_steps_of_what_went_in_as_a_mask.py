import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Gated(nn.Module):
    """The stub's input says by its name that it is a mask, and is its own input."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.fc = nn.Linear(3, 3)

    def forward(self, x, valid_mask):
        valid_mask = self.quant_mask(valid_mask)
        h = self.fc(self.quant(x))
        for t in range(4):
            h = h * valid_mask[:, t, None]
        return h
