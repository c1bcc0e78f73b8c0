"""Silent: logical operators take bools, quantized tensors as well."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CrossingDetector(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, height_map, seen):
        height = self.quant(height_map)
        seen = seen > 0
        flat = torch.logical_and(height == 0, seen)
        changed = torch.logical_xor(flat, torch.logical_not(height))
        return changed | (seen & flat)
