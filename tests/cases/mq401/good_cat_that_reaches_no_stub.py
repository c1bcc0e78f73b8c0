"""Silent: mask and data are packed for the output, behind the dequantizer."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class PackedOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Linear(64, 6)

    def forward(self, queries, query_count):
        boxes = self.dequant(self.head(self.quant(queries)))
        present = (query_count > 0).float()
        return torch.cat([boxes, present[..., None]], dim=-1)
