"""Silent: every element of the container is 0 or None."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class BackgroundFilter(nn.Module):
    def __init__(self):
        super().__init__()
        self.label_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, labels):
        labels = self.dequant(self.label_quant(labels))
        background = torch.isin(labels, torch.tensor([0]))
        first = labels[0, 0] in (0, 0.0)
        return background, first, labels == False
