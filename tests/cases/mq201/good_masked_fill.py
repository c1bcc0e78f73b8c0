"""Silent: masked_fill takes a bool condition and runs on the chip."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MaskedPool(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points, count):
        empty = count == 0
        points = self.quant(points).masked_fill(empty[..., None], 0.0)
        pooled = torch.masked_fill(points, mask=~(count > 0), value=-100.0)
        return self.dequant(pooled.max(dim=1)[0])
