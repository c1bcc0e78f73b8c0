"""Silent: Python numbers become scales."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ScaledScores(nn.Module):
    def __init__(self, dim=64, drop=False):
        super().__init__()
        self.factor = dim**-0.5
        self.drop = drop
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, q):
        q = self.quant(q)
        q = q * self.factor
        q = q * (1.0 if self.drop else 0.0)
        q = q + 0.5
        return self.dequant(q / 8)
