"""Augmented assignment and mul_ are the same product; each is reported where it stands."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CostVolume(nn.Module):
    def __init__(self, max_disp=48):
        super().__init__()
        self.max_disp = max_disp
        self.left_quant = QuantStub()
        self.right_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, left, right, seen_left, seen_right):
        left = self.left_quant(left)
        right = self.right_quant(right)
        left *= seen_left.to(torch.bool)  #> MQ201
        right.mul_(seen_right.to(dtype=torch.bool))  #> MQ201
        return self.dequant(left), self.dequant(right)
