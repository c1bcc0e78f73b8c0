"""Silent: the buffer that is written is no quantized tensor."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RunningMean(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)
        self.register_buffer("history", torch.rand(10, dim))

    def forward(self, x, slot: int):
        out = self.dequant(self.fc(self.quant(x)))
        self.history[slot] = out.mean(dim=0)
        self.history[0] += 1.0
        return out
