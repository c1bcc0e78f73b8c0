"""Silent: the module handed over fills instead of multiplying."""
from parts import MultiplyGate, Neck
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RangeView(nn.Module):
    def __init__(self):
        super().__init__()
        gate = MultiplyGate()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.neck = Neck(dim=96, gate=gate)

    def forward(self, points, ranges):
        inside = (ranges < 80.0).unsqueeze(-1)
        points = self.quant(points)
        return self.dequant(self.neck(points, inside))
