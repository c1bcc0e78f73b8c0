"""The comparison leaves the model and touches nothing else."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Report(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Linear(6, 2)

    def forward(self, tracks):
        tracks = self.quant(tracks)
        moving = tracks[..., 3] > 0.5
        out = self.head(tracks)
        return self.dequant(out), moving
