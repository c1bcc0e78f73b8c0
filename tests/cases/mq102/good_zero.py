"""Silent: 0 comes back as 0."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class FreeSpace(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.height = nn.Conv2d(32, 1, 1)

    def forward(self, bev):
        height = self.height(self.quant(bev))
        above = height > 0
        not_below = torch.ge(height, 0.0)
        return above, not_below, height.lt(0)
