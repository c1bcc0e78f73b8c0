"""Silent: with a literal scale the data does not stretch the mask's grid."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CountedCells(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell_quant = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()

    def forward(self, cells):
        cells = self.cell_quant(cells)
        valid = cells[:, -1:]
        counts = cells[:, :-1] * valid
        counts = counts.masked_fill(cells[:, -1:] == 0, 0.0)
        return self.dequant(counts)
