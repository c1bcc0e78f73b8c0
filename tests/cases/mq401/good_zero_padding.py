"""Silent: zeros that fill a tensor up are no mask."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PaddedSequence(nn.Module):
    def __init__(self, length=50):
        super().__init__()
        self.length = length
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv1d(16, 16, 3)

    def forward(self, steps):
        missing = self.length - steps.shape[-1]
        pad = torch.zeros(steps.shape[0], 16, missing)
        steps = torch.cat([steps, pad], dim=-1)
        return self.dequant(self.conv(self.quant(steps)))
