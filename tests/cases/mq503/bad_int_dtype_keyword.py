"""A dtype keyword makes the tensor an integer one."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RowIndexInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.row_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, image):
        rows = torch.ones(1, 1, 64, dtype=torch.int32)
        rows = rows.expand(4, -1, -1)
        return self.dequant(self.row_quant(rows)), image  #> MQ503: self.row_quant(rows)
