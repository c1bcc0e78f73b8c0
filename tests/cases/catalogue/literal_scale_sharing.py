"""Mask and data behind one stub, but its scale was chosen for both."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

SCALE = 1 / 64


class Chosen(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub(scale=SCALE)
        self.shared = QuantStub(scale=0.03125)
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(4, 4)

    def forward(self, x, y, pad_mask):
        x = self.quant(x)
        off = x[..., -1] == 0
        h = self.fc(x).masked_fill(off.unsqueeze(-1), 0.0)
        y = self.shared(y)
        pad_mask = self.shared(pad_mask)
        return self.dequant(h), self.dequant(y * pad_mask)
