"""What sign returns is on a scale of one."""
import torch
from torch import nn
from torch.quantization import QuantStub


class Heading(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, yaw):
        yaw = self.quant(yaw)
        left = torch.sign(yaw) == 1
        right = torch.sign(yaw) == -1
        straight = yaw == 0
        sharp = yaw == 1  #> MQ101
        return left, right, straight, sharp
