"""Silent: the tensors are compared before they are rounded."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class TurnSignalFusion(nn.Module):
    def __init__(self):
        super().__init__()
        self.left_quant = QuantStub()
        self.right_quant = QuantStub()
        self.fuse = nn.Linear(16, 16)

    def forward(self, left, right):
        both_alike = left == right
        identical = torch.equal(left, right)
        left = self.fuse(self.left_quant(left))
        right = self.fuse(self.right_quant(right))
        return left, right, both_alike, identical
