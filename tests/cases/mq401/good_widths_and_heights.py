"""Silent: slices that merely multiply, and nobody calls one a mask."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AnchorDecode(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, deltas):
        deltas = self.quant(deltas)
        center = deltas[..., :2] * deltas[..., 2:4]
        size = deltas[..., 4]
        area = deltas[..., 5] * size
        return self.dequant(center), self.dequant(area)
