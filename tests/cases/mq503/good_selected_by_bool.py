"""Silent: bools and integers select; what they select is float."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Selected(nn.Module):
    def __init__(self):
        super().__init__()
        self.point_quant = QuantStub()
        self.row_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points, labels, order):
        ground = points[labels == 1]
        rows = points.gather(1, order.long())
        ground = self.point_quant(ground)
        return self.dequant(ground), self.dequant(self.row_quant(rows))
