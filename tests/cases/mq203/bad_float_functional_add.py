"""FloatFunctional.add with integers runs in training and leaves the chip later."""
import torch
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class AnchorShift(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.shift = FloatFunctional()

    def forward(self, offsets, cell_index):
        offsets = self.quant(offsets)
        cells = cell_index.to(dtype=torch.int32)
        centers = self.shift.add(offsets, cells)  #> MQ203
        return self.dequant(centers)
