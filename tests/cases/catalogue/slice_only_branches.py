"""A column decides a branch and nothing else."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Switch(nn.Module):
    def __init__(self, dim=6):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.near = nn.Linear(dim, dim)
        self.far = nn.Linear(dim, dim)

    def forward(self, ego):
        ego = self.quant(ego)
        speed = ego[..., 2]
        if speed.mean() > 0.5:  #> MQ501
            out = self.far(ego)
        else:
            out = self.near(ego)
        return self.dequant(out), speed < 0.25
