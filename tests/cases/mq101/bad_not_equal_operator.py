"""`!=` with a whole number other than 0, below a logical_not."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SemanticFilter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_label = QuantStub()

    def forward(self, label_map):
        label_map = self.quant_label(label_map)
        road = torch.logical_not(label_map != 2)  #> MQ101: label_map != 2
        return road
