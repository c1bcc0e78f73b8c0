"""Silent: shapes, types and devices are compared, not values."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SkipConnection(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.side_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.add = nn.quantized.FloatFunctional()

    def forward(self, x, side):
        x = self.quant(x)
        side = self.side_quant(side)
        if x.shape == side.shape and x.size(1) == side.size(1):
            x = self.add.add(x, side)
        same_kind = x.dtype == side.dtype and x.device == side.device
        return self.dequant(x), same_kind, x.dim() == side.dim(), len(x) == len(side)
