"""Silent: floats with all kinds of values are not masks."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class AttentionGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, gate, offset):
        feat = self.quant(feat)
        feat = feat * torch.sigmoid(gate)
        feat = feat + offset
        feat = feat * torch.linspace(0.1, 0.9, 32)
        return self.dequant(feat)
