"""Silent: class numbers and their casts are on no grid."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class ClassHistogram(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.head = nn.Conv2d(16, 4, 1)

    def forward(self, feat):
        classes = self.head(self.quant(feat)).argmax(dim=1)
        share = classes.float().std() / 4
        return classes, torch.isnan(share)
