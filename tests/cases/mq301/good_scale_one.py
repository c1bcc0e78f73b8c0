"""Silent: on the scale 1 whole numbers are exact."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class TypeIds(nn.Module):
    def __init__(self):
        super().__init__()
        self.type_quant = QuantStub(1)

    def forward(self, types):
        types = self.type_quant(types)
        return types.long(), types.to(torch.int32)
