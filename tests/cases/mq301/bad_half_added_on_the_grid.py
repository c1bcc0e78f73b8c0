"""Adding one half to a quantized tensor gives a new grid, not an exact one."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CellIndex(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, cells):
        cells = self.quant(cells)
        index = (cells + 0.5).int()  #> MQ301
        return index
