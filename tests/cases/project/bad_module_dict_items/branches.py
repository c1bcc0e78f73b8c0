import torch
from torch import nn


class Branch(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.cls = nn.Conv2d(64, classes, 1)

    def forward(self, x, near):
        x = x * near  #> MQ201: x * near
        return self.cls(x)
