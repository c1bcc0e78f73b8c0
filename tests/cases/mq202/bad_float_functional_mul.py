"""FloatFunctional.mul takes the unquantized mask silently."""
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class PointPooling(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.ff = FloatFunctional()
        self.mlp = nn.Linear(4, 32)

    def forward(self, points, counts):
        points = self.mlp(self.quant(points))
        filled = counts.gt(0).float()
        pooled = self.ff.mul(points, filled.unsqueeze(-1))  #> MQ202
        return self.dequant(pooled)
