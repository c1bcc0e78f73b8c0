"""Noise levels drawn as integers."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DiffusionPlanner(nn.Module):
    def __init__(self):
        super().__init__()
        self.time_quant = QuantStub()
        self.traj_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.time_mlp = nn.Linear(1, 64)

    def forward(self, traj):
        level = torch.randint(0, 1000, (8, 1))
        code = self.time_mlp(self.time_quant(level))  #> MQ503: self.time_quant(level)
        return self.dequant(self.traj_quant(traj) + code)
