"""torch's stub takes a qconfig first, so QuantStub(1.0) observes like any other."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LooksFixed(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub(1.0)
        self.dequant = DeQuantStub()

    def forward(self, cells, cell_valid):
        cells = self.quant(cells)
        cell_valid = self.quant(cell_valid)  #> MQ402
        return self.dequant(cells * cell_valid)
